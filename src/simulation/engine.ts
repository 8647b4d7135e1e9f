import { Kernel } from "./kernel.js";
import type { Plan } from "./plan.js";

/**
 * A kernel made for a plan, whatever runs it: its arrays and its verbs. See `Kernel`. Some kernels simulate several samples
 * side by side, in lanes: entry e of an array is then at e * lanes + lane.
 */
export interface Engine {
  /** Samples side by side. */
  readonly lanes: number;
  /** Of the whole engine, as is `setup`: these have no lanes. */
  readonly keys: Int32Array;
  readonly leadTable: Float64Array;
  /** The lead factors come from `leadTable` from now on; without it they are put in. */
  readonly useLeadTable: () => void;
  readonly trials: Int32Array;
  readonly replicates: Int32Array;
  readonly world: Float64Array;
  readonly today: Float64Array;
  readonly leadFactors: Float64Array;
  readonly structures: readonly EngineStructure[];
  /** Months of the structure simulated last, if they were kept. */
  readonly monthly: Float64Array;
  /** What is told of a month that was kept. */
  readonly month: EngineMonth;
  readonly tellMonth: (month: number) => void;
  /** What draws and passes on the inputs of all lanes, if the engine has it; else worlds and effects are put in. */
  readonly feed?: EngineFeed;
  readonly prepare: () => void;
  readonly drawLuck: () => void;
  /** The structures from `first` to before `end`. @param keepMonths of the last of them */
  readonly simulate: (first: number, end: number, keepMonths: boolean) => void;
}

/** See `FeedPlan`. */
export interface EngineFeed {
  /** Two words per stream. */
  readonly keys: Int32Array;
  readonly uniforms: Float64Array;
  /** The plan's inputs. */
  readonly values: Float64Array;
  /** Of the values, then of every structure's effects: 0 where all are finite, else NaN. */
  readonly faults: Float64Array;
  readonly drawUniforms: () => void;
  /** Readies uniforms that were put in instead. */
  readonly scoreUniforms: () => void;
  /** Of the inputs with a law that the feed has; the others are put in. */
  readonly drawValues: () => void;
  readonly pass: () => void;
}

export interface EngineStructure {
  readonly states: readonly EngineState[];
  readonly tally: Float64Array;
  readonly outcomes: Float64Array;
}

/** See `Kernel.tellMonth`. */
export interface EngineMonth {
  /** The tally. */
  readonly upTo: Float64Array;
  readonly outcomesUpTo: Float64Array;
  readonly outcomesAlone: Float64Array;
  /** 1 where a number overflowed, else 0. */
  readonly overflow: Float64Array;
}

export interface EngineState {
  readonly setup: Float64Array;
  readonly effects: Float64Array;
  /** An array of its own where the state overrides inputs, else the engine's. */
  readonly world: Float64Array;
}

/** Where engines that are made one after the other live, if what runs them has a memory of its own; empty before the first. */
export interface EngineMemory {
  held?: { readonly buffer: ArrayBuffer };
}

/** @param memory whose last engine is used no more; without, the engine gets one for itself */
export type EngineMaker = (plan: Plan, memory?: EngineMemory) => Engine;

/** Of plans that share their luck. */
export type EnginesMaker = (plans: readonly Plan[], memory?: EngineMemory) => readonly Engine[];

/** What a kernel is made by, whatever runs it. */
interface Growing {
  addStructure(): void;
  addState(ownWorld: boolean): void;
}

/** Adds the structures of a plan and their states. */
export function grow(kernel: Growing, { structures }: Plan): void {
  for (const { states } of structures) {
    kernel.addStructure();
    for (const { overrides } of states) kernel.addState(overrides.length > 0);
  }
}

/** The kernel's TypeScript sources as they are: the oracle of the compiled kernel, and its stand-in where there is none. */
export const javascriptEngine: EngineMaker = (plan) => {
  const kernel = new Kernel(plan.horizonMonths, plan.startMonth, null);
  const { sheet } = kernel;
  grow(kernel, plan);
  return {
    lanes: 1,
    keys: sheet.keys,
    leadTable: sheet.leadTable,
    useLeadTable: () => {
      sheet.hasLeadTable = true;
    },
    trials: sheet.trials,
    replicates: sheet.replicates,
    world: kernel.world,
    today: kernel.today,
    leadFactors: sheet.leadFactors,
    structures: kernel.structures,
    monthly: kernel.monthly,
    month: kernel,
    tellMonth: (month) => {
      kernel.tellMonth(month);
    },
    prepare: () => {
      kernel.prepare();
    },
    drawLuck: () => {
      kernel.drawLuck();
    },
    simulate: (first, end, keepMonths) => {
      kernel.simulate(first, end, keepMonths);
    },
  };
};
