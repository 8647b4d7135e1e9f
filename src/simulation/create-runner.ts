import type { Job, Runner } from "./runner.js";
import { serialRunner } from "./serial-runner.js";
import { structureMonths } from "./work.js";

/** From so many structure-months on, about 0.4 s of one processor, threads save more than their start costs (measured). */
const PARALLEL_FROM = 600_000;
/** Threads that earlier batches have started are mostly still there. */
const PARALLEL_AGAIN_FROM = 200_000;

/**
 * The quickest runner for every batch: this thread, or worker threads where the whole batch is enough to do for them.
 * @param threads the most there may be; default: one per processor. With 1 nothing but this thread is ever used.
 */
export function createRunner(threads?: number): Runner {
  if (threads === 1) return serialRunner;
  let parallel: Promise<Runner> | undefined;
  return async (jobs, onBlock, signal) => {
    const batch = measured(jobs, parallel === undefined ? PARALLEL_FROM : PARALLEL_AGAIN_FROM);
    if (batch.pays) parallel ??= import("./workers/thread-runner.js").then(({ threadRunner }) => threadRunner(threads));
    const run = batch.pays && parallel !== undefined ? await parallel : serialRunner;
    await run(batch.jobs, onBlock, signal);
  };
}

/** Whether a batch has `least` structure-months. Looks no farther than it takes to know. */
function measured(jobs: Iterable<Job>, least: number): { readonly pays: boolean; readonly jobs: Iterable<Job> } {
  const seen: Job[] = [];
  const rest = jobs[Symbol.iterator]();
  let work = 0;
  while (work < least) {
    const next = rest.next();
    if (next.done) return { pays: false, jobs: seen };
    seen.push(next.value);
    work += structureMonths(next.value);
  }
  return { pays: true, jobs: chained(seen, rest) };
}

function* chained(seen: readonly Job[], rest: Iterator<Job>): Generator<Job> {
  yield* seen;
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value;
}
