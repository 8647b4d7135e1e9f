import { COST_LINES } from "../funnel/cost-lines.js";
import { Tally } from "../funnel/model/places.js";
import { OUTCOMES } from "../funnel/outcomes.js";
import { BLOCK_TRIALS } from "./block.js";
import type { Plan } from "./plan.js";
import { OUTCOMES_ONLY, type Job, type TrialRange, type Wants } from "./runner.js";

/** Months of one structure that a job has: what a simulation's time is proportional to, about 1.5 million a second. */
export function structureMonths({ plan, range: { from, to } }: Pick<Job, "plan" | "range">): number {
  return (to - from) * plan.replicates * plan.structures.length * plan.horizonMonths;
}

/** Months whose tallies are wanted. */
export function talliedMonths({ tallies }: Wants, horizonMonths: number): number {
  if (tallies === "last") return 1;
  return tallies ? horizonMonths : 0;
}

/** Memory of all its blocks, in bytes. */
export function blockBytes({ plan, range: { from, to }, wants }: Job): number {
  const { replicates, structures, horizonMonths, inputs } = plan;
  const { outcomes = OUTCOMES, monthly = [], profits = false, costs } = wants;
  const perMonth = 2 * monthly.length + (profits ? 1 : 0);
  const perStructure =
    outcomes.length +
    (costs === undefined ? 0 : 1) +
    (costs === "lines" ? COST_LINES.length : 0) +
    talliedMonths(wants, horizonMonths) * Tally.Size +
    horizonMonths * perMonth;
  return 8 * (to - from) * (replicates * structures.length * perStructure + (wants.inputs ? inputs.length : 0));
}

/** Outcomes of a block take no more than this, unless those of one trial do: whoever is handed one has done with it in a tenth of a second. */
const MOST_BLOCK_BYTES = 8e6;

/** Trials of a plan's blocks: by its samples and structures alone, so that sums made block by block do not depend on anything else. */
export function blockTrials(plan: Plan): number {
  const perTrial = blockBytes({ plan, range: { from: 0, to: 1 }, wants: OUTCOMES_ONLY });
  return divisorUpTo(MOST_BLOCK_BYTES / perTrial, BLOCK_TRIALS);
}

/** Monthly tallies of a block take no more than this, if they need not. */
const MOST_TALLY_BYTES = 16e6;

/** The job with blocks so small that they take little memory. Not for what depends on the cut, such as sums of floating-point numbers. */
export function withSmallBlocks(job: Job): Job & { readonly blockTrials: number } {
  const perTrial = blockBytes({ ...job, range: { from: 0, to: 1 } });
  return { ...job, blockTrials: Math.min(BLOCK_TRIALS, Math.max(1, Math.floor(MOST_TALLY_BYTES / perTrial))) };
}

/** So many blocks let a few threads end at about the same time, unless they had fewer trials than these. */
const SHARED_BLOCKS = 8;
const LEAST_SHARED_TRIALS = 250;

/** The same for a job that is alone, whose blocks are all that threads can share. */
export function withSharedBlocks(job: Job): Job & { readonly blockTrials: number } {
  const { blockTrials: trials, ...small } = withSmallBlocks(job);
  const shared = Math.ceil((job.range.to - job.range.from) / SHARED_BLOCKS);
  return { ...small, blockTrials: Math.min(trials, Math.max(LEAST_SHARED_TRIALS, shared)) };
}

/** With all that is wanted a piece takes no more than this. */
const MOST_PIECE_BYTES = 64e6;

/** The job in pieces that take little memory, tallies and all, of which whole numbers make the plan's blocks. */
export function inPieces(job: Job): Job {
  const perTrial = blockBytes({ ...job, range: { from: 0, to: 1 } });
  return { ...job, blockTrials: divisorUpTo(MOST_PIECE_BYTES / perTrial, blockTrials(job.plan)) };
}

/** The largest divisor of `whole` that is no more than `most`; 1 at least. */
function divisorUpTo(most: number, whole: number): number {
  for (let parts = 1; parts < whole; parts++) if (whole % parts === 0 && whole / parts <= most) return whole / parts;
  return 1;
}

/** The ranges of a job's blocks, in trial order. */
export function* blockRanges({
  plan,
  range: { from, to },
  blockTrials: trials = blockTrials(plan),
}: Omit<Job, "wants">) {
  for (let first = from; first < to; first += trials) {
    const range: TrialRange = { from: first, to: Math.min(first + trials, to) };
    yield range;
  }
}
