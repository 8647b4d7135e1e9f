import { type EngineMaker, javascriptEngine } from "./engine.js";
import { trialWork } from "./trial-work.js";
import { laneEngine, webAssemblyEngine } from "./webassembly.js";

/** The compiled kernels in base64, which the build puts here; sources that run as they are have none. */
declare const COMPILED_KERNEL: string | undefined;
declare const COMPILED_LANES: string | undefined;

/** For one sample at a time, and for samples side by side. */
const compiledKernels = (): readonly [string | undefined, string | undefined] => [
  typeof COMPILED_KERNEL === "undefined" ? undefined : COMPILED_KERNEL,
  typeof COMPILED_LANES === "undefined" ? undefined : COMPILED_LANES,
];

/** The compiled kernels as the build put them here, by which one build's numbers are told from another's; empty where there are none. */
export const kernelText = (): string => compiledKernels().join("");

/** A trial with more work than so many structure-months is not simulated beside others: together they could not be stopped within a tenth of a second. */
const MOST_SIDE_BY_SIDE = 10_000;

/** What runs a plan, fastest first: samples side by side, one sample at a time, the sources as they are. */
interface Fastest {
  readonly one: EngineMaker;
  readonly lanes: EngineMaker;
}

let fastest: Fastest | undefined;

/** The kernel that is fastest for a plan: compiled where there is one, its sources elsewhere. The numbers are the same. */
export const fastestEngine: EngineMaker = (plan, memory) => {
  fastest ??= compile();
  return trialWork(plan).total > MOST_SIDE_BY_SIDE ? fastest.one(plan, memory) : fastest.lanes(plan, memory);
};

function compile(): Fastest {
  const [kernel, lanes] = compiledKernels();
  const one = compiledOr(javascriptEngine, kernel, webAssemblyEngine);
  return { one, lanes: compiledOr(one, lanes, laneEngine) };
}

/** Where there is no WebAssembly, where a page's policy refuses it, or where it has no SIMD, the other one does. */
function compiledOr(
  otherwise: EngineMaker,
  base64: string | undefined,
  make: (bytes: Uint8Array) => EngineMaker,
): EngineMaker {
  if (base64 === undefined) return otherwise;
  try {
    return make(decode(base64));
  } catch {
    return otherwise;
  }
}

function decode(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
