/** Builds what is run: the bundles in dist/, with the kernel compiled to WebAssembly inside. */
import { build } from "esbuild";
import { rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compiledKernels } from "../src/simulation/assembly/compile.js";
import { PLACES, placesAsConstants } from "../src/simulation/assembly/places.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The two front doors. */
const ENTRIES = ["index", "cli/main"];

/** Some dependencies are CommonJS and ask for Node's modules with require(); who bundles this again as CommonJS has no import.meta. */
const BANNER =
  "import{createRequire as topLevelRequire}from'node:module';const require=topLevelRequire(import.meta.url||__filename);";

/** The places of the model's vectors become constants where they are used. */
const placesInlined = {
  name: "places",
  setup: ({ onLoad }) => {
    const filter = new RegExp(`/src/${PLACES}$`);
    onLoad({ filter }, async () => ({ contents: await placesAsConstants(), loader: "ts" }));
  },
};

/** Bundles sources of the project into `outdir`, which is emptied first. */
export async function bundle(entryPoints, outdir, options = {}) {
  rmSync(outdir, { recursive: true, force: true });
  const common = {
    absWorkingDir: ROOT,
    bundle: true,
    platform: "node",
    target: "node20",
    plugins: [placesInlined],
    logLevel: "warning",
  };
  const define = await compiledKernels();
  await build({
    ...common,
    entryPoints,
    outdir,
    splitting: true,
    format: "esm",
    define: { ...define, WORKER_PROGRAM: JSON.stringify(await workerProgram({ ...common, define })) },
    minifySyntax: true,
    sourcemap: true,
    banner: { js: BANNER },
    ...options,
  });
}

/** The program of a worker thread as one text, so that threads need no file of their own, wherever the program is bundled. */
async function workerProgram(options) {
  const entryPoints = ["src/simulation/workers/worker.ts"];
  const { outputFiles } = await build({ ...options, entryPoints, format: "cjs", minify: true, write: false });
  return outputFiles[0].text;
}

/** The package as it is published. */
export function buildInto(outdir) {
  const entries = ENTRIES.map((name) => `src/${name}.ts`);
  return bundle(entries, outdir, { outbase: "src" });
}

/** The JSON Schema of every result file, made by the program itself. */
export async function writeResultSchema(outdir) {
  const { resultSchemas } = await import(pathToFileURL(`${outdir}/index.js`).href);
  const schemas = await resultSchemas();
  const all = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A result file of orgfunnel",
    oneOf: Object.values(schemas),
  };
  writeFileSync(`${outdir}/result.schema.json`, `${JSON.stringify(all, null, 1)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildInto(`${ROOT}dist`);
  await writeResultSchema(`${ROOT}dist`);
}
