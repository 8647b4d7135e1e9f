import { Kernel } from "./kernel.js";
import { lastState, type Plan } from "./plan.js";

/** A kernel made for a plan, whatever runs it: its arrays and its two verbs. See `Kernel`. */
export interface Engine {
  readonly keys: Int32Array;
  readonly world: Float64Array;
  readonly leadFactors: Float64Array;
  readonly structures: readonly EngineStructure[];
  readonly prepareTrial: () => void;
  readonly simulateSample: (trial: number, replicate: number, keepMonths: boolean) => void;
}

export interface EngineStructure {
  readonly effects: Float64Array;
  readonly tally: Float64Array;
  readonly monthly: Float64Array;
}

export type EngineMaker = (plan: Plan) => Engine;

/** The kernel's TypeScript sources as they are: the oracle of the compiled kernel, and its stand-in where there is none. */
export const javascriptEngine: EngineMaker = (plan) => {
  const kernel = new Kernel(plan.horizonMonths, plan.startMonth, plan.todayPosts.marketing);
  for (const { posts } of plan.structures.map(lastState)) kernel.addStructure(posts.marketing, posts.sales);
  return {
    keys: kernel.sheet.keys,
    world: kernel.world,
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
