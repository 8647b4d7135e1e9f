/** Builds what is run: the bundles in dist/, with the kernel compiled to WebAssembly inside. */
import { build } from "esbuild";
import { rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compileKernel } from "../src/simulation/assembly/compile.js";
import { compileProducts } from "../src/statistics/assembly/compile.js";
import { PLACES, placesAsConstants } from "../src/simulation/assembly/places.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Modules that are found by their place: the two front doors, and the worker beside its pool. */
const ENTRIES = ["index", "cli/main", "simulation/workers/thread-runner", "simulation/workers/worker"];

/** Some dependencies are CommonJS and ask for Node's modules with require(). */
const BANNER =
  "import{createRequire as topLevelRequire}from'node:module';const require=topLevelRequire(import.meta.url);";

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
  const [kernel, products] = [await compileKernel(), await compileProducts()].map((bytes) =>
    JSON.stringify(Buffer.from(bytes).toString("base64")),
  );
  await build({
    absWorkingDir: ROOT,
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["piscina"],
    plugins: [placesInlined],
    define: { COMPILED_KERNEL: kernel, COMPILED_PRODUCTS: products },
    minifySyntax: true,
    sourcemap: true,
    logLevel: "warning",
    banner: { js: BANNER },
    ...options,
  });
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
