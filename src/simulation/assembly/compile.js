import { existsSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { compileOnce, inBase64 } from "../../statistics/assembly/assemblyscript.js";
import { PLACES, placesAsConstants } from "./places.js";
import { isTranslated, translate } from "./translator/translate.js";

const SOURCES = fileURLToPath(new URL("../..", import.meta.url));
const ENTRY = "simulation/assembly/kernel.ts";
const LANES_ENTRY = "simulation/assembly/lanes/kernel.ts";

/** Sources of AssemblyScript in place of those that only JavaScript can run. */
const REPLACED = {
  "distributions/elementary/words.ts": readFileSync(join(SOURCES, "simulation/assembly/words.ts"), "utf8"),
  [PLACES]: await placesAsConstants(),
};

const OPTIONS = ["-O3", "--noAssert", "--uncheckedBehavior", "always", "--runtime", "stub"];

/** Kernels made one after the other can then live in one memory, whose beginning is cleared in between: else all their zeros would stand in the module. */
const KERNEL_OPTIONS = [...OPTIONS, "--importMemory", "--zeroFilledMemory"];

/**
 * The kernel compiled to WebAssembly by AssemblyScript, from the same sources that run as TypeScript: for one sample at a
 * time.
 * @returns {Promise<Uint8Array>}
 */
export function compileKernel() {
  return compileOnce(ENTRY, sourceOf, KERNEL_OPTIONS);
}

/**
 * The kernel for samples side by side, two or four in an instruction: the same sources translated, with what is written
 * by hand in lanes/.
 * @returns {Promise<Uint8Array>}
 */
export function compileLanes() {
  return compileForLanes(LANES_ENTRY, KERNEL_OPTIONS);
}

/**
 * Another module that uses what is written for lanes.
 * @param {string} entry from src/ on
 * @returns {Promise<Uint8Array>}
 */
export function compileForLanes(entry, options = OPTIONS) {
  return compileOnce(entry, lanesSourceOf, [...options, "--enable", "simd", "--disableWarning"]);
}

/**
 * Both kernels as a bundler puts them into `fastest-engine.ts`.
 * @returns {Promise<Record<string, string>>}
 */
export async function compiledKernels() {
  return { COMPILED_KERNEL: inBase64(await compileKernel()), COMPILED_LANES: inBase64(await compileLanes()) };
}

/** A source for lanes; those that are AssemblyScript to begin with are named so. */
function lanesSourceOf(name) {
  const path = pathOf(name);
  if (isTranslated(path)) return withLoadedConstants(translate(path, (of) => readFileSync(join(SOURCES, of), "utf8")));
  const own = join(SOURCES, path.replace(/\.ts$/, ".as"));
  return existsSync(own) ? withLoadedConstants(readFileSync(own, "utf8")) : sourceOf(name);
}

/**
 * A constant in all lanes is loaded from memory, in one instruction: V8 would make it anew each time, by way of a general
 * register.
 */
function withLoadedConstants(text) {
  const load = {
    f64x2: ["load64_splat", "f64"],
    f32x4: ["load32_splat", "f32"],
    i64x2: ["load64_splat", "i64"],
    i32x4: ["load32_splat", "i32"],
  };
  return text.replace(
    /(f64x2|f32x4|i64x2|i32x4)\.splat\((-?[0-9][^()a-z]*(?:e-?[0-9]+)?|0x[0-9a-f]+|[A-Z][A-Z0-9_]+)\)/g,
    (splat, kind, value) =>
      value === "0" ? splat : `v128.${load[kind][0]}(memory.data<${load[kind][1]}>([${value}]))`,
  );
}

const pathOf = (name) => relative(SOURCES, join(SOURCES, name)).split(sep).join("/");

/** A source as AssemblyScript reads it: imports have no ending, and none is of types only. */
function sourceOf(name) {
  const path = pathOf(name);
  const file = join(SOURCES, path);
  if (!existsSync(file)) return null;
  return (REPLACED[path] ?? readFileSync(file, "utf8"))
    .replace(/^import [^;]*;/gm, (line) => line.replace(/\btype /g, "").replace(/\.js";$/, '";'))
    .replace(/: readonly /g, ": ");
}
