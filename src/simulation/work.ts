import { Tally } from "../funnel/model/places.js";
import { OUTCOMES } from "../funnel/outcomes.js";
import { BLOCK_TRIALS } from "./block.js";
import type { Job, TrialRange } from "./runner.js";

/** Months of one structure that a job has: what a simulation's time is proportional to, about 1.5 million a second. */
export function structureMonths({ plan, range: { from, to } }: Pick<Job, "plan" | "range">): number {
  return (to - from) * plan.replicates * plan.structures.length * plan.horizonMonths;
}

/** Memory of all its blocks, in bytes. */
export function blockBytes({ plan, range: { from, to }, wants }: Job): number {
  const { replicates, structures, horizonMonths, inputs } = plan;
  const perStructure = OUTCOMES.length + (wants.tallies ? horizonMonths * Tally.Size : 0);
  return 8 * (to - from) * (replicates * structures.length * perStructure + (wants.inputs ? inputs.length : 0));
}

/** Monthly tallies of a block take no more than this, if they need not. */
const MOST_BLOCK_BYTES = 16e6;

/** The job with blocks so small that they take little memory. Not for what depends on the cut, such as sums of floating-point numbers. */
export function withSmallBlocks(job: Job): Job {
  const perTrial = blockBytes({ ...job, range: { from: 0, to: 1 } });
  return { ...job, blockTrials: Math.min(BLOCK_TRIALS, Math.max(1, Math.floor(MOST_BLOCK_BYTES / perTrial))) };
}

/** The ranges of a job's blocks, in trial order. */
export function* blockRanges({ range: { from, to }, blockTrials = BLOCK_TRIALS }: Omit<Job, "plan" | "wants">) {
  for (let first = from; first < to; first += blockTrials) {
    const range: TrialRange = { from: first, to: Math.min(first + blockTrials, to) };
    yield range;
  }
}
