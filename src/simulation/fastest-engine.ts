import { type EngineMaker, javascriptEngine } from "./engine.js";
import { webAssemblyEngine } from "./webassembly.js";

/** The compiled kernel in base64, which the build puts here; sources that run as they are have none. */
declare const COMPILED_KERNEL: string | undefined;

let fastest: EngineMaker | undefined;

/** The compiled kernel where there is one, its sources elsewhere: the numbers are the same. */
export function fastestEngine(): EngineMaker {
  fastest ??= typeof COMPILED_KERNEL === "undefined" ? javascriptEngine : webAssemblyEngine(decode(COMPILED_KERNEL));
  return fastest;
}

function decode(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
