import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { compiledKernels } from "./src/simulation/assembly/compile.js";
import { productsInBase64 } from "./src/statistics/assembly/compile.js";
import { pagePrograms } from "./src/page/compile.js";

/** Markdown and templates are their text, as in the build. */
const filesAsText = {
  name: "text",
  transform: (code: string, id: string) =>
    /\.(md|yaml)$/u.test(id) ? `export default ${JSON.stringify(code)}` : undefined,
};

/** Tests of pages in real browsers, and of runs on other processes and a queue: they need more than Node and say so when they skip. */
const BROWSER = ["test/browser/**/*.test.ts"];
const CLUSTER = ["test/cluster/**/*.test.ts"];

export default defineConfig(async () => ({
  plugins: [filesAsText],
  // The tests run what the build ships; test/simulation/webassembly.test.ts holds the kernel to its sources. So with inner products.
  define: { ...(await compiledKernels()), ...(await productsInBase64()), ...(await pagePrograms()) },
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
    // Nothing is timed: this only ends what hangs, and a busy machine takes ten times as long.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
}));
