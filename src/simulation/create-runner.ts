import { requireType } from "../foundation/require-type.js";
import { yieldNow } from "../foundation/turn.js";
import { requireBatch, requireJob } from "./require-batch.js";
import type { Job, Runner } from "./runner.js";
import { serialRunner } from "./serial-runner.js";
import { structureMonths } from "./work.js";

/** From so many structure-months on, about a fifth of a second of one processor, a second thread saves more than its start costs. */
const PARALLEL_FROM = 1_000_000;
/** Threads that an earlier batch has started are still there. */
const PARALLEL_AGAIN_FROM = 200_000;

/**
 * The quickest runner for every batch: this thread alone, or worker threads beside it where the whole batch is enough to do for
 * them.
 * @throws InvalidInput for what is no number of threads
 * @param threads the most there may be, with this one; default: one per processor
 * @param isExpected there will be much to do: a second thread is started now, beside what comes before
 */
export function createRunner(threads?: number, isExpected = false): Runner {
  requireType(
    threads === undefined || (Number.isInteger(threads) && threads > 0),
    threads,
    "a number of threads, 1 or more",
  );
  if (threads === 1) return serialRunner;
  // Where no thread can be begun, this one does it all.
  let parallel = isExpected ? threadsBeside(threads, true).catch(() => serialRunner) : undefined;
  return async (jobs, onBlock, signal) => {
    requireBatch(jobs, onBlock);
    const least = parallel === undefined ? PARALLEL_FROM : PARALLEL_AGAIN_FROM;
    const { pays, jobs: measuredJobs } = await measured(jobs, least, signal);
    if (pays) parallel ??= threadsBeside(threads, false);
    const run = pays && parallel !== undefined ? await parallel : serialRunner;
    await run(measuredJobs, onBlock, signal);
  };
}

const threadsBeside = async (threads: number | undefined, isExpected: boolean): Promise<Runner> =>
  (await import("./workers/thread-runner.js")).threadRunner(threads, isExpected);

interface Measured {
  readonly pays: boolean;
  /** Those that were looked at; they are among `jobs` again. */
  readonly first: readonly Job[];
  readonly jobs: Iterable<Job>;
}

/** Making a job may take as long as reading a scenario does, a few milliseconds: others have a turn after so many. */
const JOBS_OF_A_TURN = 8;

/**
 * Whether a batch has `least` structure-months. Looks no farther than it takes to know.
 * @throws the signal's reason once it has aborted
 */
export async function measured(jobs: Iterable<Job>, least: number, signal?: AbortSignal): Promise<Measured> {
  const seen: Job[] = [];
  const rest = jobs[Symbol.iterator]();
  let work = 0;
  while (work < least) {
    const next = rest.next();
    if (next.done) return { pays: false, first: seen, jobs: seen };
    requireJob(next.value);
    seen.push(next.value);
    work += structureMonths(next.value);
    if (seen.length % JOBS_OF_A_TURN === 0) await yieldNow(signal);
  }
  return { pays: true, first: seen, jobs: chained([...seen].reverse(), rest) };
}

/** Lets go of each as it is taken: of small jobs many are looked at. @param left the last first; emptied */
function* chained(left: Job[], rest: Iterator<Job>): Generator<Job> {
  for (let job = left.pop(); job !== undefined; job = left.pop()) yield job;
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value;
}
