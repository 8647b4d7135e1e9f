/** Bundles a program of the tests as the build bundles the program itself, and runs it: `node test/bundled.js test/bench/main.ts`. */
import { basename, dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle } from "../.ci/build.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const [entry] = process.argv.splice(2, 1);
const outdir = `${ROOT}node_modules/.cache/orgfunnel/${basename(dirname(entry))}`;
const entries = { main: `${ROOT}${entry}` };
await bundle(entries, outdir, { external: ["tinybench"], logOverride: { "direct-eval": "silent" } });
await import(pathToFileURL(`${outdir}/main.js`).href);
