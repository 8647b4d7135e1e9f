import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import type { Block } from "../block.js";
import type { Job, Runner } from "../runner.js";
import { serialRunner } from "../serial-runner.js";
import type { Task } from "./task.js";
import { tasksOf } from "./tasks.js";
import { blockBytes } from "../work.js";

type Pool = Piscina<Task, readonly Block[]>;

const WORKER = fileURLToPath(new URL("./worker.js", import.meta.url));

/** Threads end when they have had nothing to do for so long. */
const IDLE_MS = 1000;

/**
 * Simulates in worker threads (default: one per processor): small jobs whole, side by side, others block by block; serially
 * where the worker has not been built. Blocks come in the order of the batch. The threads live on a while for the next batch,
 * which must not begin before the last has ended, and do not keep the process alive.
 */
export function threadRunner(threads = availableParallelism()): Runner {
  if (!existsSync(WORKER)) return serialRunner;
  let pool: Pool | undefined;

  return async (jobs, onBlock, signal) => {
    signal?.throwIfAborted();
    pool ??= new Piscina({ filename: WORKER, minThreads: 0, maxThreads: threads, idleTimeout: IDLE_MS });
    const end = endOf(pool, signal);
    let complete = false;
    try {
      for (const { job, blocks } of doneInOrder(pool, threads, jobs)) {
        for (const block of await end.orElse(blocks)) {
          onBlock(block, job);
          signal?.throwIfAborted();
        }
      }
      complete = true;
    } finally {
      end.release();
      if (!complete) {
        giveUp(pool, signal?.aborted === true);
        pool = undefined;
      }
    }
  };
}

/**
 * Ends the threads for good. After an abort they may be at work on a block: it must still find someone to take it, or Piscina
 * throws, so tasks not begun are dropped and the others waited for, as long as Piscina does.
 */
function giveUp(pool: Pool, isAtWork: boolean): void {
  const ignore = (): void => undefined;
  pool.on("error", ignore);
  (isAtWork ? pool.close({ force: true }) : pool.destroy()).catch(ignore);
}

/** A task on its way, and the place of its job. */
interface Underway {
  readonly job: number;
  readonly bytes: number;
  readonly blocks: Promise<readonly Block[]>;
}

/** Blocks on their way take no more than this, if every thread has something to do all the same. */
const MOST_BYTES = 256e6;

/** The tasks' blocks in order, up to two tasks per thread at a time: no thread waits, and memory does not grow with the batch. */
function* doneInOrder(pool: Pool, threads: number, jobs: Iterable<Job>): Generator<Underway> {
  const underway: Underway[] = [];
  for (const { job, task } of tasksOf(jobs)) {
    underway.push({ job, bytes: blockBytes(task), blocks: submit(pool, task) });
    const bytes = underway.reduce((sum, own) => sum + own.bytes, 0);
    if (underway.length >= (bytes > MOST_BYTES ? threads + 1 : 2 * threads)) yield* underway.splice(0, 1);
  }
  yield* underway;
}

function submit(pool: Pool, task: Task): Promise<readonly Block[]> {
  const blocks = pool.run(task).catch((reason: unknown) => {
    const message = reason instanceof Error ? reason.message : String(reason);
    throw new Error(`A worker thread failed: ${message}`, { cause: reason });
  });
  blocks.catch(() => undefined); // it may fail before its turn; whoever waits for it then learns of it
  return blocks;
}

/**
 * `orElse` waits for a promise, and rejects when the signal aborts or a worker cannot even start. It waits for one promise
 * at a time: Promise.race with one promise of the end would hold on to every block until then.
 */
function endOf(pool: Pool, signal: AbortSignal | undefined) {
  let reason: Error | undefined;
  let giveUp: ((reason: Error) => void) | undefined;
  const end = (error: Error): void => {
    reason = error;
    giveUp?.(error);
  };
  const abort = (): void => {
    end(signal?.reason as Error);
  };
  pool.on("error", end);
  signal?.addEventListener("abort", abort);
  return {
    orElse: <Value>(promise: Promise<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        giveUp = reject;
        if (reason === undefined) promise.then(resolve, reject);
        else reject(reason);
      }),
    release: (): void => {
      pool.off("error", end);
      signal?.removeEventListener("abort", abort);
    },
  };
}
