import { type EngineMaker, javascriptEngine } from "./engine.js";
import { trialWork } from "./trial-work.js";
import { laneEngine, webAssemblyEngine } from "./webassembly.js";

/** The compiled kernels in base64, which the build puts here; sources that run as they are have none. */
declare const COMPILED_KERNEL: string | undefined;
declare const COMPILED_LANES: string | undefined;

/** The compiled kernels as the build put them here, by which one build's numbers are told from another's; empty where there are none. */
export const kernelText = (): string =>
  (typeof COMPILED_KERNEL === "undefined" ? "" : COMPILED_KERNEL) +
  (typeof COMPILED_LANES === "undefined" ? "" : COMPILED_LANES);

/** A trial with more work than so many structure-months is not simulated beside others: together they could not be stopped within a tenth of a second. */
const MOST_SIDE_BY_SIDE = 10_000;

/** The compiled kernels, where there are any. */
interface Compiled {
  readonly one: EngineMaker;
  /** Samples side by side; where the processor or the WebAssembly has no SIMD, the same as `one`. */
  readonly lanes: EngineMaker;
}

let compiled: Compiled | undefined;

/** The kernel that is fastest for a plan: compiled where there is one, its sources elsewhere. The numbers are the same. */
export const fastestEngine: EngineMaker = (plan) => {
  if (typeof COMPILED_KERNEL === "undefined") return javascriptEngine(plan);
  compiled ??= compile(COMPILED_KERNEL, typeof COMPILED_LANES === "undefined" ? undefined : COMPILED_LANES);
  const { one, lanes } = compiled;
  return trialWork(plan).total > MOST_SIDE_BY_SIDE ? one(plan) : lanes(plan);
};

function compile(kernel: string, lanes: string | undefined): Compiled {
  const one = webAssemblyEngine(decode(kernel));
  try {
    return { one, lanes: lanes === undefined ? one : laneEngine(decode(lanes)) };
  } catch {
    return { one, lanes: one };
  }
}

function decode(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
