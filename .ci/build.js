/** Builds what is run: the bundles in dist/, with the kernel compiled to WebAssembly inside. */
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compiledKernels } from "../src/simulation/assembly/compile.js";
import { productsInBase64 } from "../src/statistics/assembly/compile.js";
import { placesInlined } from "../src/simulation/assembly/places.js";
import { pagePrograms } from "../src/page/compile.js";
import { COMPILED_IN, licenceTexts, modulesNoted, packagesOf } from "./third-party.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Some dependencies are CommonJS and ask for Node's modules with require(); who bundles this again as CommonJS has no import.meta. */
const BANNER =
  "import{createRequire as topLevelRequire}from'node:module';const require=topLevelRequire(import.meta.url||__filename);";

/** What stands in the bundles that were built. */
const MODULES = new Set();

/** Bundles sources of the project into `outdir`, which is emptied first. */
export async function bundle(entryPoints, outdir, { define, ...options } = {}) {
  rmSync(outdir, { recursive: true, force: true });
  const common = await bundling();
  await build({
    ...common,
    define: { ...common.define, ...define },
    entryPoints,
    outdir,
    splitting: true,
    format: "esm",
    minifySyntax: true,
    sourcemap: true,
    banner: { js: BANNER },
    ...options,
  });
}

/** What all bundles have in common: the compiled kernel and the program of a worker thread stand in them. */
async function bundling() {
  const common = {
    absWorkingDir: ROOT,
    bundle: true,
    platform: "node",
    target: "node20",
    plugins: [placesInlined, optionalPackages, modulesNoted(MODULES)],
    loader: { ".md": "text", ".yaml": "text" },
    logLevel: "warning",
    define: {
      ...(await compiledKernels()),
      ...(await productsInBase64()),
      PACKAGE_VERSION: JSON.stringify(versionOfPackage()),
    },
  };
  return { ...common, define: { ...common.define, WORKER_PROGRAM: JSON.stringify(await workerProgram(common)) } };
}

/** Packages that users install who want a queue: what is loaded only when it is asked for stays outside. */
const optionalPackages = {
  name: "optional",
  setup: ({ onResolve }) => {
    onResolve({ filter: /^(bullmq|ioredis)$/ }, ({ path }) => ({ path, external: true }));
  },
};

const versionOfPackage = () => JSON.parse(readFileSync(`${ROOT}package.json`, "utf8")).version;

/** The program of a worker thread as one text, so that threads need no file of their own, wherever the program is bundled. */
async function workerProgram(options) {
  const entryPoints = ["src/simulation/workers/worker.ts"];
  const { outputFiles } = await build({ ...options, entryPoints, format: "cjs", minify: true, write: false });
  return outputFiles[0].text;
}

/** The package as it is published: the library in modules, the command line as one file. */
export async function buildInto(outdir) {
  // Maps were two thirds of the package, and hardly anybody steps through a library in its own sources.
  const define = await pagePrograms();
  await bundle(["src/index.ts"], outdir, { outbase: "src", sourcemap: false, define });
  await buildProgram(`${outdir}/cli/main.cjs`);
  await buildDrawing(`${outdir}/cli/page.cjs`);
}

/** What draws pages is a file beside the program, which reads it when a page is asked for and starts no slower for it. */
const DRAWING = "src/report/page/drawn.ts";

const drawingApart = {
  name: "drawing",
  setup: ({ onResolve }) => {
    onResolve({ filter: /[/]page[/]drawn[.]js$/ }, () => ({ path: "./page.cjs", external: true }));
  },
};

/** With the programs of a page inside. */
async function buildDrawing(outfile) {
  const common = await bundling();
  const define = { ...common.define, ...(await pagePrograms()) };
  await build({ ...common, define, entryPoints: [DRAWING], outfile, format: "cjs", minify: true });
}

/** The command line in one file of CommonJS, which starts quickest; its first line tells one build from another. */
async function buildProgram(outfile) {
  await writeProgram(outfile, [drawingApart]);
}

/** The same with what draws pages inside: it needs no other file. */
export async function buildWholeProgram(outfile) {
  await writeProgram(outfile, [], await pagePrograms());
}

async function writeProgram(outfile, plugins, define = {}) {
  const common = await bundling();
  const { outputFiles } = await build({
    ...common,
    plugins: [...common.plugins, ...plugins],
    // The program is no module of Node's, so it cannot import: it requires.
    supported: { "dynamic-import": false },
    entryPoints: ["src/cli/main.ts"],
    format: "cjs",
    minify: true,
    write: false,
    logOverride: { "empty-import-meta": "silent" },
    define: { ...common.define, ...define, "import.meta.url": "programUrl" },
    banner: { js: "const programUrl=require('node:url').pathToFileURL(__filename).href;" },
  });
  const text = inAscii(outputFiles[0].text);
  const identity = createHash("sha256").update(text).digest("hex").slice(0, 16);
  mkdirSync(dirname(outfile), { recursive: true });
  writeFileSync(outfile, `/*orgfunnel ${versionOfPackage()}-${identity}*/${text}`);
}

/** The program is read byte by byte (bin/compile-cache.js), and esbuild leaves regular expressions as they are. */
const inAscii = (text) =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** The JSON Schemas of scenario and result files, made by the program itself. */
export async function writeSchemas(outdir) {
  const { resultFileSchema, scenarioJsonSchema } = await import(pathToFileURL(`${outdir}/index.js`).href);
  const write = (name, schema) =>
    writeFileSync(`${outdir}/${name}.schema.json`, `${JSON.stringify(schema, null, 1)}\n`);
  write("result", await resultFileSchema());
  write("scenario", scenarioJsonSchema());
}

/** The action for GitHub, at a path that a workflow can name. */
function copyAction(outdir) {
  cpSync(`${ROOT}src/cli/ci/action.yml`, `${outdir}/action/action.yml`);
}

/** What is bundled, with its licences. */
export function writeLicences(outdir) {
  const texts = licenceTexts(packagesOf(MODULES, ROOT, COMPILED_IN));
  writeFileSync(`${outdir}/THIRD-PARTY.txt`, `What is bundled in orgfunnel, and under which licence.\n\n${texts}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildInto(`${ROOT}dist`);
  await writeSchemas(`${ROOT}dist`);
  writeLicences(`${ROOT}dist`);
  copyAction(`${ROOT}dist`);
}
