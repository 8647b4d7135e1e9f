"use strict";

/**
 * Kernels from what the engine optimized of them at an earlier call: otherwise each call waits a tenth of a second until it has done so
 * again. Node has no function for that; the engine has, for its own tests. It takes back only what an engine and a processor like these
 * made under the same flags, and gives nothing otherwise.
 */

const { readCache, writeCache } = require("./cache-file.js");
const { isOfNode20 } = require("./engine.js");

/** Kernels by name: the module, its file, and how much was in it. */
const kernels = new Map();

let cache;

/** Keeps the kernels of a program beside what is kept of it; nowhere without a place. */
function keepKernelsAt(place, version) {
  kernels.clear();
  cache = isOfNode20(version) ? place : undefined;
}

/** The compiled module of a kernel. Throws where there is no WebAssembly, or not what the kernel needs. */
function kernelOf(bytes, name) {
  if (cache === undefined) return new WebAssembly.Module(bytes);
  const place = { ...cache, name: `${cache.name}-${name}` };
  const kept = readCache(place);
  const known =
    kept && asked("(data,bytes)=>%DeserializeWasmModule(data,bytes)", bufferOf(kept), new Uint8Array(bytes));
  const module = known ?? new WebAssembly.Module(bytes);
  kernels.set(name, { module, place, keptBytes: known === undefined ? 0 : kept.length });
  return module;
}

/** What a function answers that uses functions of the engine's own; undefined where it must not be made. */
function asked(text, ...given) {
  const { setFlagsFromString } = require("node:v8");
  setFlagsFromString("--allow-natives-syntax");
  try {
    return require("node:vm").runInThisContext(text)(...given);
  } catch {
    return undefined;
  } finally {
    setFlagsFromString("--no-allow-natives-syntax");
  }
}

/** A buffer of exactly these bytes. */
const bufferOf = (bytes) => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);

/** Keeps kernels of which more is optimized than was kept. */
function keepKernels() {
  for (const kernel of kernels.values()) {
    try {
      keepKernel(kernel);
    } catch {
      // There may be no memory left for it. Next time, then.
    }
  }
}

function keepKernel({ module, place, keptBytes }) {
  // Asked for a module of which nothing is optimized, the engine ends the process.
  if (keptBytes === 0 && !isOptimized(module)) return;
  const data = asked("(module)=>%SerializeWasmModule(module)", module);
  if (data !== undefined && data.byteLength > keptBytes) writeCache(place, new Uint8Array(data));
}

/** Whether one of the functions that it exports is. */
function isOptimized(module) {
  const { exports } = new WebAssembly.Instance(module, standIns(module));
  const functions = Object.values(exports).filter((one) => typeof one === "function");
  return asked("(all)=>all.some((one)=>!%IsUncompiledWasmFunction(one)&&!%IsLiftoffFunction(one))", functions) === true;
}

/** Pages of memory that a kernel asks for at least. */
const FIRST_PAGES = 16;

/** Something for each of its imports. */
function standIns(module) {
  const imports = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = kind === "memory" ? new WebAssembly.Memory({ initial: FIRST_PAGES }) : () => undefined;
  }
  return imports;
}

module.exports = { keepKernelsAt, kernelOf, keepKernels };
