import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const CACHE = fileURLToPath(new URL("../../../node_modules/.cache/orgfunnel/", import.meta.url));

/**
 * A module compiled to WebAssembly by AssemblyScript. Kept under node_modules until a source or an option changes.
 * @param {string} entry name of the first source
 * @param {(name: string) => string | null} read a source by its name, nothing where there is none
 * @param {readonly string[]} options of the compiler
 * @returns {Promise<Uint8Array>}
 */
export async function compileOnce(entry, read, options) {
  const kept = join(CACHE, `${digestOf(entry, read, options)}.wasm`);
  if (existsSync(kept)) return readFileSync(kept);
  const module = await compile(entry, read, options);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(`${kept}.${process.pid}`, module);
  renameSync(`${kept}.${process.pid}`, kept);
  return module;
}

/**
 * A compiled module as a bundler puts it into a source.
 * @param {Uint8Array} module
 * @returns {string}
 */
export const inBase64 = (module) => JSON.stringify(Buffer.from(module).toString("base64"));

async function compile(entry, read, options) {
  const { default: asc } = await import("assemblyscript/asc");
  const files = new Map();
  const { error, stderr } = await asc.main([entry, "--outFile", "module.wasm", ...options], {
    readFile: (name) => read(name),
    writeFile: (name, contents) => files.set(name, contents),
    listFiles: () => [],
  });
  if (error) throw new Error(`${entry} does not compile.\n${stderr.toString()}`, { cause: error });
  return inlined(files.get("module.wasm"));
}

/** More of the functions put where they are called than AssemblyScript does, and what then is to be found optimized. */
async function inlined(module) {
  const { default: binaryen } = await import("assemblyscript/binaryen");
  const { BulkMemory, BulkMemoryOpt, MutableGlobals, NontrappingFPToInt, SignExt, SIMD128 } = binaryen.Features;
  const larger = binaryen.readBinary(module);
  larger.setFeatures(BulkMemory | BulkMemoryOpt | MutableGlobals | NontrappingFPToInt | SignExt | SIMD128);
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  binaryen.setAlwaysInlineMaxSize(60);
  binaryen.setFlexibleInlineMaxSize(100);
  binaryen.setOneCallerInlineMaxSize(2000);
  larger.optimize();
  return larger.emitBinary();
}

/** A digest of all sources and of what compiles them. */
function digestOf(entry, read, options) {
  const seen = new Set([entry]);
  const hash = createHash("sha256")
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .update(options.join(" "));
  for (const name of seen) {
    const text = read(name);
    hash.update(name).update(text);
    for (const [, from] of text.matchAll(/^(?:import|export) [^;(]*from "(.+)";/gm))
      seen.add(join(name, "..", `${from}.ts`));
  }
  return hash.digest("hex");
}
