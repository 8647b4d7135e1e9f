import type { Job } from "../runner.js";
import { blockBytes, blockRanges, structureMonths } from "../work.js";

/** A job, or one block of it, to be simulated in one go. */
export interface Task extends Job {
  /** Equal for equal plans: whoever simulates them makes a machine once. */
  readonly planNumber: number;
}

/** A job of no more structure-months than these, less than a tenth of a second, is one task: its plan is then made ready once. */
const WHOLE_JOB = 150_000;

/** Beside jobs of other plans, which keep the other threads busy, a job may be longer and is still one task. */
const WHOLE_OF_MANY = 600_000;
/** If its blocks take no more than this. */
const MOST_WHOLE_BYTES = 16e6;

/** Numbers the plans of all batches, so that a worker knows when it gets a new one. */
let plans = 0;

/** The tasks of a batch, each with the place of its job: a job's in trial order. */
export function* tasksOf(jobs: Iterable<Job>): Generator<{ readonly job: number; readonly task: Task }> {
  let place = 0;
  for (const { job, before, after } of withNeighbours(jobs)) {
    if (job.plan !== before?.plan) plans++;
    const isOfMany = [before, after].some((other) => other !== undefined && other.plan !== job.plan);
    for (const range of isWhole(job, isOfMany) ? [job.range] : blockRanges(job))
      yield { job: place, task: { ...job, planNumber: plans, range } };
    place++;
  }
}

function isWhole(job: Job, isOfMany: boolean): boolean {
  const months = structureMonths(job);
  return months <= WHOLE_JOB || (isOfMany && months <= WHOLE_OF_MANY && blockBytes(job) <= MOST_WHOLE_BYTES);
}

/** Takes each from the batch one before it is its turn. */
function* withNeighbours(jobs: Iterable<Job>) {
  const rest = jobs[Symbol.iterator]();
  let before: Job | undefined;
  for (let next = rest.next(); !next.done;) {
    const job = next.value;
    next = rest.next();
    const after: Job | undefined = next.done ? undefined : next.value;
    yield { job, before, after };
    before = job;
  }
}
