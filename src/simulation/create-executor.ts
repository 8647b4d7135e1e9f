import type { Executor } from "./executor.js";
import { serialExecutor } from "./serial.js";
import { structureMonths } from "./work.js";

/** From so many structure-months on, about 0.4 s of one processor, threads save more than their start costs (measured). */
const PARALLEL_FROM = 600_000;

/**
 * The quickest executor for every run: this thread, or worker threads where there is enough to do for them.
 * @param jobs the most threads; default: one per processor. With 1 nothing but this thread is ever used.
 */
export function createExecutor(jobs?: number): Executor {
  let parallel: Promise<Executor> | undefined;
  return async (plan, range, wants, onBlock, signal) => {
    const pays = jobs !== 1 && structureMonths(plan, range) >= PARALLEL_FROM;
    if (pays) parallel ??= import("./workers/pool.js").then(({ poolExecutor }) => poolExecutor(jobs));
    const execute = pays && parallel !== undefined ? await parallel : serialExecutor;
    await execute(plan, range, wants, onBlock, signal);
  };
}
