import { readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCES = fileURLToPath(new URL("../..", import.meta.url));
const ENTRY = "simulation/assembly/kernel.ts";

/** Files of AssemblyScript in place of those that only JavaScript can run. */
const REPLACED = { "distributions/elementary/words.ts": "simulation/assembly/words.ts" };

const OPTIONS = ["-O3", "--noAssert", "--uncheckedBehavior", "always", "--runtime", "stub"];

/**
 * The kernel compiled to WebAssembly by AssemblyScript, from the same sources that run as TypeScript.
 * @returns {Promise<Uint8Array>}
 */
export async function compileKernel() {
  const { default: asc } = await import("assemblyscript/asc");
  const files = new Map();
  const { error, stderr } = await asc.main([ENTRY, "--outFile", "kernel.wasm", ...OPTIONS], {
    readFile: (name) => sourceOf(name),
    writeFile: (name, contents) => files.set(name, contents),
    listFiles: () => [],
  });
  if (error) throw new Error(`The kernel does not compile.\n${stderr.toString()}`, { cause: error });
  return files.get("kernel.wasm");
}

/** A source as AssemblyScript reads it: imports have no ending, and none is of types only. */
function sourceOf(name) {
  const path = relative(SOURCES, join(SOURCES, name)).split(sep).join("/");
  try {
    const text = readFileSync(join(SOURCES, REPLACED[path] ?? path), "utf8");
    return text
      .replace(/^import .*/gm, (line) => line.replace(/\btype /g, "").replace(/\.js";/, '";'))
      .replace(/: readonly /g, ": ");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}
