import type { Job } from "../runner.js";
import { blockRanges, structureMonths } from "../work.js";

/** A job, or one block of it, to be simulated in one go. */
export interface Task extends Job {
  /** Equal for equal plans: whoever simulates them makes a machine once. */
  readonly planNumber: number;
}

/** A job of no more structure-months than these, less than a tenth of a second, is one task: its plan is then made ready once. */
const WHOLE_JOB = 150_000;

/** Numbers the plans of all batches, so that a worker knows when it gets a new one. */
let plans = 0;

/** The tasks of a batch, each with the place of its job: a job's in trial order. */
export function* tasksOf(jobs: Iterable<Job>): Generator<{ readonly job: number; readonly task: Task }> {
  let job = 0;
  let last: Job | undefined;
  for (const next of jobs) {
    if (next.plan !== last?.plan) plans++;
    last = next;
    for (const range of taskRanges(next)) yield { job, task: { ...next, planNumber: plans, range } };
    job++;
  }
}

const taskRanges = (job: Job) => (structureMonths(job) <= WHOLE_JOB ? [job.range] : blockRanges(job));
