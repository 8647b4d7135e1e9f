import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { type Block, BLOCK_TRIALS } from "../block.js";
import type { Executor, TrialRange, Wants } from "../executor.js";
import type { Plan } from "../plan.js";
import { serialExecutor } from "../serial.js";
import type { Task } from "./task.js";

type Pool = Piscina<Task, Block>;

const WORKER = fileURLToPath(new URL("./worker.js", import.meta.url));

/** Threads end when they have had nothing to do for so long. */
const IDLE_MS = 1000;

/** Numbers the plans of all calls, so that a worker knows when it gets a new one. */
let plans = 0;

/**
 * Simulates in `jobs` worker threads (default: one per processor), a block to a task; serially where the worker has not
 * been built. The threads live on a while for the next call, which must not begin before the last has ended, and do not
 * keep the process alive.
 */
export function poolExecutor(jobs = availableParallelism()): Executor {
  if (!existsSync(WORKER)) return serialExecutor;
  let pool: Pool | undefined;

  return async (plan, range, wants, onBlock, signal) => {
    signal?.throwIfAborted();
    pool ??= new Piscina<Task, Block>({ filename: WORKER, minThreads: 0, maxThreads: jobs, idleTimeout: IDLE_MS });
    const end = endOf(pool, signal);
    let complete = false;
    try {
      for (const block of blocksInOrder(pool, jobs, plan, range, wants)) {
        onBlock(await end.orElse(block));
        signal?.throwIfAborted();
      }
      complete = true;
    } finally {
      end.release();
      if (!complete) {
        // A block that a thread has on its way must still find someone to take it, or Piscina throws.
        void (signal?.aborted ? pool.close() : pool.destroy());
        pool = undefined;
      }
    }
  };
}

/** The blocks of a range in trial order, one more than there are threads at a time: memory does not grow with the range. */
function* blocksInOrder(pool: Pool, jobs: number, plan: Plan, range: TrialRange, wants: Wants) {
  const planNumber = plans++;
  const underway: Promise<Block>[] = [];
  for (let firstTrial = range.from; firstTrial < range.to; firstTrial += BLOCK_TRIALS) {
    const trials = Math.min(BLOCK_TRIALS, range.to - firstTrial);
    underway.push(submit(pool, { planNumber, plan, firstTrial, trials, wants }));
    if (underway.length > jobs) yield* underway.splice(0, 1);
  }
  yield* underway;
}

function submit(pool: Pool, task: Task): Promise<Block> {
  const block = pool.run(task).catch((reason: unknown) => {
    const message = reason instanceof Error ? reason.message : String(reason);
    throw new Error(`A worker thread failed: ${message}`, { cause: reason });
  });
  block.catch(() => undefined); // it may fail before its turn; whoever waits for it then learns of it
  return block;
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
