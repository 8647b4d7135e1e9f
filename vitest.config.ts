import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { compiledKernels } from "./src/simulation/assembly/compile.js";
import { productsInBase64 } from "./src/statistics/assembly/compile.js";

/** Markdown is its text, as in the build. */
const markdownAsText = {
  name: "markdown",
  transform: (code: string, id: string) => (id.endsWith(".md") ? `export default ${JSON.stringify(code)}` : undefined),
};

/** Tests of pages in real browsers, and of runs on other processes and a queue: they need more than Node and say so when they skip. */
const BROWSER = ["test/browser/**/*.test.ts"];
const CLUSTER = ["test/cluster/**/*.test.ts"];

export default defineConfig(async () => ({
  plugins: [markdownAsText],
  // The tests run what the build ships; test/simulation/webassembly.test.ts holds the kernel to its sources. So with inner products.
  define: { ...(await compiledKernels()), ...(await productsInBase64()) },
  test: {
    // All cores: the default leaves one idle, which is half of two.
    maxWorkers: availableParallelism(),
    projects: [
      // Files share the modules a worker has loaded: half of the time went into loading them anew. No test replaces a module.
      {
        extends: true as const,
        test: { name: "unit", include: ["test/**/*.test.ts"], exclude: [...BROWSER, ...CLUSTER], isolate: false },
      },
      { extends: true as const, test: { name: "browser", include: BROWSER } },
      { extends: true as const, test: { name: "cluster", include: CLUSTER } },
    ],
    setupFiles: ["test/setup.ts"],
    environment: "node",
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}));
