import { BLOCK_TRIALS } from "./block.js";
import type { Job, TrialRange } from "./runner.js";

/** Months of one structure that a job has: what a simulation's time is proportional to, about 1.5 million a second. */
export function structureMonths({ plan, range: { from, to } }: Pick<Job, "plan" | "range">): number {
  return (to - from) * plan.replicates * plan.structures.length * plan.horizonMonths;
}

/** The ranges of a job's blocks, in trial order. */
export function* blockRanges({ range: { from, to }, blockTrials = BLOCK_TRIALS }: Omit<Job, "plan" | "wants">) {
  for (let first = from; first < to; first += blockTrials) {
    const range: TrialRange = { from: first, to: Math.min(first + blockTrials, to) };
    yield range;
  }
}
