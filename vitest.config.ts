import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { isOfNode20 } from "./bin/engine.js";
import { compiledKernels } from "./src/simulation/assembly/compile.js";
import { gammaTableInBase64 } from "./src/simulation/assembly/made-gamma-table.js";
import { statisticsInBase64 } from "./src/statistics/assembly/compile.js";
import { pagePrograms } from "./src/page/compile.js";

/** Markdown and templates are their text, as in the build. */
const filesAsText = {
  name: "text",
  transform: (code: string, id: string) =>
    /\.(md|yaml)$/u.test(id) ? `export default ${JSON.stringify(code)}` : undefined,
};

/** Tests that wait for other programs, such as browsers and servers; they say so when they skip for want of one. */
const WAITING = /[\\/]test[\\/](?:browser|cluster|package|bench)[\\/]/u;

/** What takes long begins first, so that no worker is left with it when all else is done; of the others the large files. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isWaiting = ({ moduleId }: TestSpecification): boolean => WAITING.test(moduleId);
    return [...sorted.filter(isWaiting), ...sorted.filter((file) => !isWaiting(file))];
  }
}

/** Most of what tests call runs a few times only, too few to pay for being optimized. Engines after that of Node 20 have no such flag, and do not start. */
const OPTIMIZED_LATE = isOfNode20() ? ["--interrupt-budget=400000"] : [];

export default defineConfig(async () => ({
  plugins: [filesAsText],
  // The tests run what the build ships; test/simulation/webassembly.test.ts holds the kernel to its sources. So with columns.
  define: {
    ...(await compiledKernels()),
    ...(await statisticsInBase64()),
    ...(await gammaTableInBase64()),
    ...(await pagePrograms()),
  },
  test: {
    // All cores, where the default leaves one idle, which is half of two; and one more, for what waits for browsers and servers does not
    // compute in the meantime.
    maxWorkers: availableParallelism() + 1,
    // Files share the modules a worker has loaded: half of the time went into loading them anew. No test replaces a module.
    isolate: false,
    sequence: { sequencer: LongFirst },
    execArgv: OPTIMIZED_LATE,
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    environment: "node",
    // Nothing is timed: this only ends what hangs, and a busy machine takes ten times as long.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
}));
