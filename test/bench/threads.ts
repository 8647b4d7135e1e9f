import { availableParallelism } from "node:os";
import type { Executor } from "../../src/simulation/executor.js";
import { serialExecutor } from "../../src/simulation/serial.js";
import { poolExecutor } from "../../src/simulation/workers/pool.js";
import { FIVE, plan } from "../support/plans.js";
import { line } from "./report.js";

const ROUNDS = 5;

/** What worker threads save, start included, on runs from too small to large. */
export async function benchThreads(): Promise<void> {
  const cores = availableParallelism();
  line("structure-months", "this thread", `${cores} threads`, "warm", "ratio");
  for (const trials of [500, 2500, 10_000, 50_000]) {
    const serial = await least(() => serialExecutor, trials);
    const cold = await least(() => poolExecutor(cores), trials);
    const pool = poolExecutor(cores);
    await least(() => pool, 500);
    const warm = await least(() => pool, trials);
    const figures = [serial, cold, warm].map((time) => `${time.toFixed(0)} ms`);
    line((trials * FIVE.length * 24).toLocaleString("en"), ...figures, (serial / cold).toFixed(2));
  }
}

async function least(executor: () => Executor, trials: number): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await executor()(plan(FIVE), { from: 0, to: trials }, { inputs: false, tallies: false }, () => undefined);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
