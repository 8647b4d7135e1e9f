import type { Block } from "./block.js";
import { luckKey } from "./fastest-engine.js";
import type { Machine } from "./machine.js";
import type { Job } from "./runner.js";
import { blockBytes, blockTrials, blockRanges, structureMonths } from "./work.js";

/** Jobs that go together: of the same trials, whose plans share their luck, so that it is drawn once; or one job. */
export interface JobGroup {
  /** The place of the first in the batch; the others follow it. */
  readonly first: number;
  readonly jobs: readonly Job[];
  /** Whether there is anything of another plan before or after it in the batch. */
  readonly isOfMany: boolean;
}

/** So many kernels beside each other stay in a processor's cache. */
const MOST_TOGETHER = 8;
/** Structure-months of a group, about half a second, so that threads end at about the same time. */
const MOST_MONTHS = 2_400_000;
const MOST_BYTES = 32e6;
/** A job beside others: longer ones, or those with more to hand over, are cut into blocks. */
const MOST_MONTHS_EACH = 600_000;
const MOST_BYTES_EACH = 16e6;

/** Groups per thread that the end of a batch is cut into. */
const GROUPS_PER_THREAD = 2;

/**
 * A batch in groups. Jobs are taken from it no more than are looked at to see where it ends: towards its end groups get smaller,
 * so that all threads have something to do.
 */
export function* jobGroups(jobs: Iterable<Job>, threads: number): Generator<JobGroup> {
  const rest = jobs[Symbol.iterator]();
  const ahead: Job[] = [];
  let first = 0;
  let isAtEnd = false;
  let before: Job | undefined;
  for (;;) {
    while (!isAtEnd && ahead.length < MOST_TOGETHER * threads) {
      const next = rest.next();
      if (next.done) isAtEnd = true;
      else ahead.push(next.value);
    }
    if (ahead.length === 0) return;
    const isShared = isAtEnd && threads > 1;
    const most = isShared ? Math.ceil(ahead.length / (GROUPS_PER_THREAD * threads)) : MOST_TOGETHER;
    const group = ahead.splice(0, groupSize(ahead, most));
    const neighbours = [before, ahead.at(0)];
    const isOfMany =
      group.length > 1 || neighbours.some((other) => other !== undefined && other.plan !== group[0].plan);
    yield { first, jobs: group, isOfMany };
    first += group.length;
    before = group[group.length - 1];
  }
}

/** Whether a job beside those of other plans is done in one go. */
export const isShort = (job: Job): boolean =>
  structureMonths(job) <= MOST_MONTHS_EACH && blockBytes(job) <= MOST_BYTES_EACH;

/** How many of the jobs, from the first on, go together, 1 at least. */
function groupSize(jobs: readonly Job[], most: number): number {
  const key = groupKey(jobs[0]);
  if (key === undefined) return 1;
  let months = 0;
  let bytes = 0;
  let size = 0;
  for (const job of jobs.slice(0, most)) {
    months += structureMonths(job);
    bytes += blockBytes(job);
    const fits = size === 0 || (groupKey(job) === key && months <= MOST_MONTHS && bytes <= MOST_BYTES);
    if (!fits) break;
    size++;
  }
  return size;
}

function groupKey(job: Job): string | undefined {
  const { plan, range, blockTrials: trials = blockTrials(plan) } = job;
  const luck = isShort(job) ? luckKey(plan) : undefined;
  return luck === undefined ? undefined : JSON.stringify([luck, range.from, range.to, trials]);
}

/** How far a group has got. */
export interface TogetherStep {
  /** Trials that were simulated of each job. */
  readonly trials: number;
  /** A block of each job, in their order, where these trials were its last. */
  readonly blocks?: readonly Block[];
}

/**
 * Simulates the jobs of a group, a few trials of each in turn; their blocks come in trial order.
 * @param machines of the jobs' plans
 */
export function* simulateTogether(machines: readonly Machine[], jobs: readonly Job[]): Generator<TogetherStep> {
  for (const { from, to } of blockRanges(jobs[0])) {
    const blocks = machines.map(({ begin }, job) => begin(from, to - from, jobs[job].wants));
    for (let place = 0; place < to - from;) {
      const [trials] = machines.map(({ fill }, job) => fill(blocks[job], place));
      place += trials;
      yield place < to - from ? { trials } : { trials, blocks };
    }
  }
}
