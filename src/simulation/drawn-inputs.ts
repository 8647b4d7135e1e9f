import { createInputSampler } from "./inputs.js";
import { masterKey } from "./keys.js";
import type { Plan } from "./plan.js";
import type { TrialRange } from "./runner.js";

/**
 * Draws a plan's inputs for trials of it, and simulates nothing: luck is keyed, so they are those of a simulation, bit by bit.
 * @returns what a block has of them: index trial * inputs + input
 */
export function inputDrawer(plan: Plan): (range: TrialRange) => Float64Array {
  const { sample } = createInputSampler(plan, masterKey(plan.seed));
  const width = plan.inputs.length;
  return ({ from, to }) => {
    const inputs = new Float64Array((to - from) * width);
    for (let trial = from; trial < to; trial++) {
      sample(trial, inputs.subarray((trial - from) * width, (trial - from + 1) * width));
    }
    return inputs;
  };
}
