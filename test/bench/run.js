/** `npm run bench [-- section ...]`: bundles the benchmarks as the build bundles the program, and runs them. */
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle } from "../../.ci/build.js";

const outdir = fileURLToPath(new URL("../../node_modules/.cache/orgfunnel/bench", import.meta.url));
const entries = {
  main: fileURLToPath(import.meta.resolve("./main.ts")),
  worker: fileURLToPath(import.meta.resolve("../../src/simulation/workers/worker.ts")),
};
await bundle(entries, outdir, { external: ["piscina", "tinybench"], logOverride: { "direct-eval": "silent" } });
await import(pathToFileURL(`${outdir}/main.js`).href);
