import { Kernel } from "./kernel.js";
import type { Plan } from "./plan.js";

/** A kernel made for a plan, whatever runs it: its arrays and its two verbs. See `Kernel`. */
export interface Engine {
  readonly keys: Int32Array;
  readonly world: Float64Array;
  readonly today: Float64Array;
  readonly leadFactors: Float64Array;
  readonly structures: readonly EngineStructure[];
  readonly prepareTrial: () => void;
  readonly simulateSample: (trial: number, replicate: number, keepMonths: boolean) => void;
}

export interface EngineStructure {
  readonly states: readonly EngineState[];
  readonly tally: Float64Array;
  readonly monthly: Float64Array;
}

export interface EngineState {
  readonly setup: Float64Array;
  readonly effects: Float64Array;
  /** An array of its own where the state overrides inputs, else the engine's. */
  readonly world: Float64Array;
}

export type EngineMaker = (plan: Plan) => Engine;

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
  const kernel = new Kernel(plan.horizonMonths, plan.startMonth);
  grow(kernel, plan);
  return {
    keys: kernel.sheet.keys,
    world: kernel.world,
    today: kernel.today,
    leadFactors: kernel.sheet.leadFactors,
    structures: kernel.structures,
    prepareTrial: () => {
      kernel.prepareTrial();
    },
    simulateSample: (trial, replicate, keepMonths) => {
      kernel.simulateSample(trial, replicate, keepMonths);
    },
  };
};
