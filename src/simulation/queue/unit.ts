import { createHash } from "node:crypto";
import type { Plan } from "../plan.js";
import type { Job, TrialRange, Wants } from "../runner.js";
import { planKey } from "../store/plan-key.js";
import { trialWork } from "../trial-work.js";
import { blockBytes, blockTrials } from "../work.js";

/** What a worker of a queue does in one go: parts of a batch's jobs. */
export interface Unit {
  /** Equal for what is equal, of whatever call: a result can serve a call that was not there when it was asked for. */
  readonly id: string;
  readonly parts: readonly Part[];
}

/** Trials of a job, cut at its blocks' edges. */
export interface Part {
  /** Place of the job in its batch. */
  readonly job: number;
  readonly plan: Plan;
  /** Of the plan: see `planKey`. */
  readonly key: string;
  readonly range: TrialRange;
  readonly wants: Wants;
  /** Trials of a block. */
  readonly cut: number;
}

/** A unit has no more structure-months than these, half a second to a second of a processor, ... */
const MOST_UNIT_WORK = 1_500_000;
/** ... but for long jobs, which are cut into so many units rather than into more ... */
const UNITS_OF_LONG_JOBS = 32;
/** ... until a unit takes some seconds; ... */
const MOST_UNIT_WORK_OF_LONG_JOBS = 6_000_000;
/** ... and its numbers take no more than these, which Redis keeps in memory; unless those of one block do. */
const MOST_UNIT_BYTES = 8e6;
const MOST_PARTS = 200;

/** A batch in units, in its order: long jobs in several, short ones together. */
export function* unitsOf(jobs: Iterable<Job>, program: string): Generator<Unit> {
  let parts: Part[] = [];
  let filled = 0;
  for (const { share, ...part } of partsOf(jobs, program)) {
    if (parts.length > 0 && (filled + share > 1 || parts.length === MOST_PARTS)) {
      yield unitOf(parts);
      parts = [];
      filled = 0;
    }
    parts.push(part);
    filled += share;
  }
  if (parts.length > 0) yield unitOf(parts);
}

const workOf = ({ plan, range: { from, to } }: Pick<Job, "plan" | "range">): number =>
  (to - from) * trialWork(plan).total;

/** What the units of a job may take: by the job alone, so that a call that is made again cuts it alike. */
const mostWork = (job: Job): number =>
  Math.min(MOST_UNIT_WORK_OF_LONG_JOBS, Math.max(MOST_UNIT_WORK, workOf(job) / UNITS_OF_LONG_JOBS));

/** How much of a unit trials take, by time or by memory, whichever is more; 1 is all of it. */
const shareOfUnit = (trials: Omit<Job, "blockTrials">, work: number): number =>
  Math.max(workOf(trials) / work, blockBytes(trials) / MOST_UNIT_BYTES);

function* partsOf(jobs: Iterable<Job>, program: string): Generator<Part & { readonly share: number }> {
  let place = 0;
  let known: { readonly plan: Plan; readonly key: string } | undefined;
  for (const job of jobs) {
    const { plan, range, wants, blockTrials: cut = blockTrials(plan) } = job;
    const work = mostWork(job);
    if (known?.plan !== plan) known = { plan, key: planKey(plan, program) };
    const block = shareOfUnit({ plan, range: { from: 0, to: cut }, wants }, work);
    const step = cut * Math.max(1, Math.floor(1 / block));
    for (let from = range.from; from < range.to; from += step) {
      const own = { from, to: Math.min(range.to, from + step) };
      const share = shareOfUnit({ plan, range: own, wants }, work);
      yield { job: place, plan, key: known.key, range: own, wants, cut, share };
    }
    place++;
  }
}

function unitOf(parts: readonly Part[]): Unit {
  const what = parts.map(({ key, range: { from, to }, wants, cut }) => [
    key,
    from,
    to,
    wants.inputs,
    wants.tallies,
    wants.costs ?? "",
    wants.profits === true,
    wants.monthly ?? [],
    wants.outcomes ?? [],
    cut,
  ]);
  // No number and no colon, which queues do not take for the id of a job.
  return { id: `u${createHash("sha256").update(JSON.stringify(what)).digest("hex").slice(0, 40)}`, parts };
}
