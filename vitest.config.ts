import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { compiledKernels } from "./src/simulation/assembly/compile.js";
import { productsInBase64 } from "./src/statistics/assembly/compile.js";

export default defineConfig(async () => ({
  // The tests run what the build ships; test/simulation/webassembly.test.ts holds the kernel to its sources. So with inner products.
  define: { ...(await compiledKernels()), ...(await productsInBase64()) },
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
