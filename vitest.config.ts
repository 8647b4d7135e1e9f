import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { compiledKernels } from "./src/simulation/assembly/compile.js";
import { productsInBase64 } from "./src/statistics/assembly/compile.js";

/** Markdown is its text, as in the build. */
const markdownAsText = {
  name: "markdown",
  transform: (code: string, id: string) => (id.endsWith(".md") ? `export default ${JSON.stringify(code)}` : undefined),
};

export default defineConfig(async () => ({
  plugins: [markdownAsText],
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
