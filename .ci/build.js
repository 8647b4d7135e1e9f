/** Builds what is run: the bundles in dist/, with the kernel compiled to WebAssembly inside. */
import { build } from "esbuild";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileKernel } from "../src/simulation/assembly/compile.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Modules that are found by their place: the two front doors, and the worker beside its pool. */
const ENTRIES = ["index", "cli/main", "simulation/workers/pool", "simulation/workers/worker"];

/** Some dependencies are CommonJS and ask for Node's modules with require(). */
const BANNER =
  "import{createRequire as topLevelRequire}from'node:module';const require=topLevelRequire(import.meta.url);";

export async function buildInto(outdir) {
  rmSync(outdir, { recursive: true, force: true });
  const kernel = Buffer.from(await compileKernel()).toString("base64");
  await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES.map((name) => `src/${name}.ts`),
    outdir,
    outbase: "src",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["piscina"],
    define: { COMPILED_KERNEL: JSON.stringify(kernel) },
    minifySyntax: true,
    minifyWhitespace: true,
    sourcemap: true,
    logLevel: "warning",
    banner: { js: BANNER },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildInto(`${ROOT}dist`);
