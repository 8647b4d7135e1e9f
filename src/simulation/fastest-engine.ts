import { INPUT_IDS } from "../funnel/model/inputs.js";
import { Input } from "../funnel/model/places.js";
import { compiledKernels } from "./compiled-kernels.js";
import { type EngineMaker, type EnginesMaker, javascriptEngine } from "./engine.js";
import { kernelModule, type KernelModule, type KernelName } from "./kernel-module.js";
import type { Plan } from "./plan.js";
import { trialWork } from "./trial-work.js";
import { laneEngines, webAssemblyEngine } from "./webassembly.js";

/** The compiled kernels, by which one build's numbers are told from another's; none where there are none. */
export const kernelBytes = (): Uint8Array[] => compiledKernels().filter((bytes) => bytes !== undefined);

/** A trial with more work than so many structure-months is not simulated beside others: together they could not be stopped within a tenth of a second. */
const MOST_SIDE_BY_SIDE = 10_000;

/** What runs a plan, fastest first: samples side by side, one sample at a time, the sources as they are. */
interface Fastest {
  readonly one: EngineMaker;
  readonly lanes: EnginesMaker;
}

let fastest: Fastest | undefined;

const fastestOfAll = (): Fastest => (fastest ??= makers());

/** The kernel that is fastest for a plan: compiled where there is one, its sources elsewhere. The numbers are the same. */
export const fastestEngine: EngineMaker = (plan, memory) =>
  isSideBySide(plan) ? fastestOfAll().lanes([plan], memory)[0] : fastestOfAll().one(plan, memory);

/** The same for plans of one `luckKey`. */
export const fastestEngines: EnginesMaker = (plans, memory) => fastestOfAll().lanes(plans, memory);

const isSideBySide = (plan: Plan): boolean => trialWork(plan).total <= MOST_SIDE_BY_SIDE;

const DISPERSION = INPUT_IDS[Input.MarketLeadDispersion];

/**
 * Equal for plans whose samples have the same luck, so that kernels beside each other draw it once; undefined for one whose luck
 * is not worth it, or whose samples do not go side by side.
 */
export function luckKey(plan: Plan): string | undefined {
  if (plan.design !== undefined || !isSideBySide(plan)) return undefined;
  const dispersion = plan.inputs.find(({ id }) => id === DISPERSION)?.distribution;
  if (dispersion?.kind !== "constant") return undefined;
  return JSON.stringify([plan.seed, plan.horizonMonths, plan.replicates, dispersion.value]);
}

function makers(): Fastest {
  const { kernel, lanes } = fastestKernels();
  const one = kernel === undefined ? javascriptEngine : webAssemblyEngine(kernel);
  const eachAlone: EnginesMaker = (plans, memory) =>
    plans.length === 1 ? [one(plans[0], memory)] : plans.map((plan) => one(plan));
  return { one, lanes: lanes === undefined ? eachAlone : laneEngines(lanes) };
}

/** The kernels that run here. */
export type Kernels = Readonly<Record<KernelName, KernelModule | undefined>>;

let kernels: Kernels | undefined;

/** Compiled once, here or in the thread that handed them over. */
export const fastestKernels = (): Kernels => (kernels ??= compiledHere());

function compiledHere(): Kernels {
  const [kernel, lanes] = compiledKernels();
  return { kernel: compiled(kernel, "kernel"), lanes: compiled(lanes, "lanes") };
}

/** Takes those that another thread has compiled. */
export function useKernels(of: Kernels): void {
  kernels = of;
}

/** Undefined where there is no WebAssembly, where a page's policy refuses it, or where it has no SIMD: the other one does then. */
function compiled(bytes: Uint8Array | undefined, name: KernelName): KernelModule | undefined {
  if (bytes === undefined) return undefined;
  try {
    return kernelModule(bytes, name);
  } catch {
    return undefined;
  }
}
