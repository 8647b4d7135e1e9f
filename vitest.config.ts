import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { compileKernel } from "./src/simulation/assembly/compile.js";
import { compileProducts } from "./src/statistics/assembly/compile.js";

const base64 = (bytes: Uint8Array): string => JSON.stringify(Buffer.from(bytes).toString("base64"));

export default defineConfig(async () => ({
  // The tests run the kernel that the build ships; test/simulation/webassembly.test.ts holds it to its sources. So with inner products.
  define: { COMPILED_KERNEL: base64(await compileKernel()), COMPILED_PRODUCTS: base64(await compileProducts()) },
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    environment: "node",
    // All cores: the default leaves one idle, which is half of two.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}));
