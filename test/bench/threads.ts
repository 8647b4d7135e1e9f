import { availableParallelism } from "node:os";
import { OUTCOMES_ONLY, type Job, type Runner } from "../../src/simulation/runner.js";
import { serialRunner } from "../../src/simulation/serial-runner.js";
import { threadRunner } from "../../src/simulation/workers/thread-runner.js";
import { FIVE, plan } from "../support/plans.js";
import { line } from "./report.js";

const ROUNDS = 5;

/** What worker threads save, start included: one job from too small to large, and batches of ever more small ones. */
export async function benchThreads(): Promise<void> {
  const cores = availableParallelism();
  line("structure-months", "this thread", `${cores} threads`, "warm", "ratio");
  for (const trials of [500, 1000, 2500, 10_000, 50_000]) await compare("", [jobOf(trials)], cores);
  for (const jobs of [2, 4, 8, 81]) await compare(` in ${jobs} jobs`, Array(jobs).fill(jobOf(400)) as Job[], cores);
}

const jobOf = (trials: number): Job => ({ plan: plan(FIVE), range: { from: 0, to: trials }, wants: OUTCOMES_ONLY });

async function compare(name: string, given: readonly Job[], cores: number): Promise<void> {
  // Each job with a plan of its own.
  const jobs = given.map((job) => ({ ...job, plan: { ...job.plan } }));
  const serial = await least(() => serialRunner, jobs);
  const cold = await least(() => threadRunner(cores), jobs);
  const threads = threadRunner(cores);
  await least(() => threads, [jobOf(500)]);
  const warm = await least(() => threads, jobs);
  const figures = [serial, cold, warm].map((time) => `${time.toFixed(0)} ms`);
  const months = jobs.reduce((sum, { range }) => sum + range.to * FIVE.length * 24, 0);
  line(months.toLocaleString("en") + name, ...figures, (serial / cold).toFixed(2));
}

async function least(runner: () => Runner, jobs: readonly Job[]): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await runner()(jobs, () => undefined);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
