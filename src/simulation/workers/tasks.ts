import type { Job } from "../runner.js";
import { jobGroups, isShort } from "../together.js";
import { blockRanges, structureMonths } from "../work.js";

/** Jobs that go together, or a job or one block of it, to be simulated in one go. */
export interface Task {
  readonly jobs: readonly Job[];
  /** Equal for equal plans: whoever simulates them makes their machines once. */
  readonly plansNumber: number;
}

/** A job of no more structure-months than these, less than a tenth of a second, is one task: its plan is then made ready once. */
const WHOLE_JOB = 150_000;

/** Numbers the plans of all batches, so that a worker knows when it gets new ones. */
let numbers = 0;

/** The tasks of a batch, each with the place of its first job: a job's in trial order. */
export function* tasksOf(
  jobs: Iterable<Job>,
  threads: number,
): Generator<{ readonly first: number; readonly task: Task }> {
  let before: Job | undefined;
  for (const { first, jobs: group, isOfMany } of jobGroups(jobs, threads)) {
    const [job] = group;
    if (group.length > 1 || job.plan !== before?.plan) numbers++;
    before = group.length > 1 ? undefined : job;
    const isWhole = group.length > 1 || structureMonths(job) <= WHOLE_JOB || (isOfMany && isShort(job));
    if (isWhole) yield { first, task: { jobs: group, plansNumber: numbers } };
    else
      for (const range of blockRanges(job)) yield { first, task: { jobs: [{ ...job, range }], plansNumber: numbers } };
  }
}
