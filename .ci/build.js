/** Builds what is run: the bundles in dist/, with the kernel compiled to WebAssembly inside. */
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compiledKernels, compileKernel, compileLanes } from "../src/simulation/assembly/compile.js";
import { gammaTableInBase64 } from "../src/simulation/assembly/made-gamma-table.js";
import { statisticsInBase64 } from "../src/statistics/assembly/compile.js";
import { placesInlined } from "../src/simulation/assembly/places.js";
import { EVERYDAY } from "../bin/compile-cache.js";
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
    plugins: [placesInlined, optionalPackages, englishAlone, modulesNoted(MODULES)],
    loader: { ".md": "text", ".yaml": "text" },
    logLevel: "warning",
    define: {
      ...(await compiledKernels()),
      ...(await statisticsInBase64()),
      ...(await gammaTableInBase64()),
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

/** Zod's own messages in fifty languages: a tenth of the program, and it speaks English. */
const englishAlone = {
  name: "english",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[/]zod[/]v4[/]locales[/]index[.]js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
    }));
  },
};

const versionOfPackage = () => JSON.parse(readFileSync(`${ROOT}package.json`, "utf8")).version;

/**
 * The program of a worker thread as one text, so that threads need no file of their own, wherever the program is bundled. Kernels are
 * handed to it.
 */
async function workerProgram(options) {
  const entryPoints = ["src/simulation/workers/worker.ts"];
  const define = { ...options.define, COMPILED_KERNEL: "undefined", COMPILED_LANES: "undefined" };
  const { outputFiles } = await build({ ...options, define, entryPoints, format: "cjs", minify: true, write: false });
  return outputFiles[0].text;
}

/** The package as it is published: the library in modules, the command line as one file. */
export async function buildInto(outdir) {
  // Maps were two thirds of the package, and hardly anybody steps through a library in its own sources.
  const define = await pagePrograms();
  await bundle(["src/index.ts"], outdir, { outbase: "src", sourcemap: false, define });
  await buildPrograms(`${outdir}/cli`);
  await buildApart(`${outdir}/cli`);
}

/** What has a file of its own beside the program, which reads it when it is asked for and starts no slower for it. */
const APART = [
  { name: "page", filter: /[/]page[/]drawn[.]js$/, entry: "src/report/page/drawn.ts" },
  { name: "xlsx", filter: /^read-excel-file[/]universal$/, entry: "read-excel-file/universal" },
  { name: "xlsx-writer", filter: /^write-excel-file[/]node$/, entry: "write-excel-file/node" },
  { name: "parquet", filter: /^hyparquet$/, entry: "hyparquet" },
  { name: "parquet-writer", entry: "src/report/columnar/parquet.ts" },
];

/** Files beside the program that are no modules: they are read as they are. */
const [KERNEL_FILE, LANES_FILE, WORKER_FILE] = ["kernel.wasm", "lanes.wasm", "worker.cjs"];

const beside = (file) => `require("node:path").join(__dirname, "${file}")`;
const reads = (file) => `require("node:fs").readFileSync(${beside(file)})`;

/** What no `import()` waits for is loaded by the first call of its functions. */
const CALLED = [
  { filter: /[/]columnar[/]parquet[.]ts$/, contents: calls("parquet-writer", "parquetTable") },
  {
    filter: /[/]compiled-kernels[.]ts$/,
    contents: `export const compiledKernels = () => [${reads(KERNEL_FILE)}, ${reads(LANES_FILE)}];`,
  },
  {
    filter: /[/]kernel-module[.]ts$/,
    contents: `export const kernelModule = (bytes, name) => require("../../bin/kept-kernels.js").kernelOf(bytes, name);`,
  },
  {
    filter: /[/]new-thread[.]ts$/,
    contents: `export const HAS_WORKERS = true;
      export const newThread = () => require("../../bin/threads.js").newThread(${beside(WORKER_FILE)});`,
  },
];

function calls(name, called) {
  return `export const ${called} = (...given) => require("./${name}.cjs").${called}(...given);`;
}

const besideTheProgram = {
  name: "apart",
  setup: ({ onResolve, onLoad }) => {
    for (const { name, filter = new RegExp(`^[.]/${name}[.]cjs$`) } of APART)
      onResolve({ filter }, () => ({ path: `./${name}.cjs`, external: true }));
    onResolve({ filter: /[/]bin[/](?:kept-kernels|threads)[.]js$/ }, ({ path }) => ({ path, external: true }));
    for (const { filter, contents } of CALLED) onLoad({ filter }, () => ({ contents }));
  },
};

/** What a module of Node's gets as the default of one that is required is all of it. */
const ALL_AS_DEFAULT = "if(module.exports.default)module.exports=Object.assign(module.exports.default,module.exports);";

/** With the programs of a page inside. */
async function buildApart(outdir) {
  const common = await bundling();
  const define = { ...common.define, ...(await pagePrograms()) };
  await build({
    ...common,
    define,
    entryPoints: Object.fromEntries(APART.map(({ name, entry }) => [name, entry])),
    outdir,
    outExtension: { ".js": ".cjs" },
    format: "cjs",
    minify: true,
    footer: { js: ALL_AS_DEFAULT },
  });
  writeFileSync(`${outdir}/${KERNEL_FILE}`, await compileKernel());
  writeFileSync(`${outdir}/${LANES_FILE}`, await compileLanes());
  writeFileSync(`${outdir}/${WORKER_FILE}`, await workerProgram(common));
}

/** A package that takes long to load, and that few texts need, is loaded when it is first called. */
const whenCalled = {
  name: "when-called",
  setup: ({ onLoad, onResolve }) => {
    // Other packages load it as ever, in versions of their own, and so does the stub below.
    onResolve({ filter: /^string-width$/ }, ({ path, importer, namespace }) =>
      namespace === "when-called" || importer.includes("node_modules") ? undefined : { path, namespace: "when-called" },
    );
    onLoad({ filter: /.*/, namespace: "when-called" }, ({ path }) => ({
      contents: `let called; export default (...given) => (called ??= require("${path}").default)(...given);`,
      resolveDir: ROOT,
    }));
  },
};

/** Node's module for other processes, of which commander calls a function when it runs a command in a file of its own: never here. */
const processesWhenCalled = {
  name: "processes",
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      importer.includes("/commander/") ? { path, namespace: "processes" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "processes" }, () => ({
      contents: `exports.spawn = (...given) => require("child_process").spawn(...given);`,
    }));
  },
};

/**
 * The command line in one file, which starts quickest: the function of a module of CommonJS, which bin/compile-cache.js calls. Its
 * first line tells one build from another. The everyday questions have such a file of their own, without the others.
 */
async function buildPrograms(outdir) {
  const texts = {
    main: await programText([besideTheProgram]),
    everyday: await programText([nothingButEveryday, besideTheProgram]),
  };
  const kernels = [await compileKernel(), await compileLanes()];
  const built = [...Object.values(texts), ...kernels];
  const identity = built
    .reduce((sum, part) => sum.update(part), createHash("sha256"))
    .digest("hex")
    .slice(0, 16);
  const begin = `/*orgfunnel ${versionOfPackage()}-${identity}*/(function(exports,require,module,__filename,__dirname){`;
  for (const [name, text] of Object.entries(texts)) writeFile(`${outdir}/${name}.cjs`, `${begin}${text}\n})`);
}

/** Who declares a question, and loads it when it is asked. */
const DECLARES = /[/]questions[/]([a-z]+)[/]declaration[.]ts$/;
/** Who loads what no question needs, and what that is. */
const COMMAND = /[/]cli[/]commands[/][a-z]+[.]ts$/;
const FOR_NO_QUESTION = /^[.][/](?:help|completion)[/]/;

const isElsewhere = ({ kind, path, importer }) => {
  if (kind !== "dynamic-import") return false;
  const question = DECLARES.exec(importer)?.[1];
  const isOfOther = question !== undefined && !EVERYDAY.includes(question);
  return isOfOther || COMMAND.test(importer) || FOR_NO_QUESTION.test(path);
};

/** What other questions and commands load is left out: bin/compile-cache.js runs the whole program for them. */
const nothingButEveryday = {
  name: "everyday",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^[.]/ }, (asked) =>
      isElsewhere(asked) ? { path: asked.path, namespace: "elsewhere" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "elsewhere" }, ({ path }) => ({
      contents: `throw new Error(${JSON.stringify(`${path} is in the whole program alone.`)});`,
    }));
  },
};

/** The same with everything inside: it needs no other file. */
export async function buildWholeProgram(outfile) {
  writeFile(outfile, await programText([], await pagePrograms()));
}

function writeFile(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function programText(plugins, define = {}) {
  const common = await bundling();
  const { outputFiles } = await build({
    ...common,
    plugins: [whenCalled, processesWhenCalled, ...plugins, ...common.plugins],
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
  return inAscii(outputFiles[0].text);
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
