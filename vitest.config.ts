import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { compiledKernels } from "./src/simulation/assembly/compile.js";

export default defineConfig(async () => ({
  // The tests run the kernel that the build ships; test/simulation/webassembly.test.ts holds it to its sources.
  define: await compiledKernels(),
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
