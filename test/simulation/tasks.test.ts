import { describe, expect, test } from "vitest";
import { BLOCK_TRIALS } from "../../src/simulation/block.js";
import type { Plan } from "../../src/simulation/plan.js";
import { OUTCOMES_ONLY, type Job } from "../../src/simulation/runner.js";
import { tasksOf } from "../../src/simulation/workers/tasks.js";
import { FIVE, plan } from "../support/plans.js";

const jobOf = (given: Plan, trials: number): Job => ({
  plan: given,
  range: { from: 0, to: trials },
  wants: OUTCOMES_ONLY,
});

const ofMonths = (horizonMonths: number): Plan => plan(FIVE, { horizonMonths });

/** Trials of four blocks: of a year and more they are no small job. */
const LONG = 4 * BLOCK_TRIALS;

const cutOf = (jobs: Iterable<Job>) =>
  [...tasksOf(jobs)].map(({ job, task: { range } }) => [job, range.from, range.to]);

describe("a job of more than one block", () => {
  test("is cut where it is alone, or beside others of its plan", () => {
    const alone = ofMonths(24);
    expect(cutOf([jobOf(alone, LONG)])).toEqual(
      [0, 1, 2, 3].map((at) => [0, at * BLOCK_TRIALS, (at + 1) * BLOCK_TRIALS]),
    );
    expect(cutOf([jobOf(alone, LONG), jobOf(alone, LONG)])).toHaveLength(8);
  });

  test("is one task beside jobs of other plans, so that its own is made ready once", () => {
    expect(cutOf([jobOf(ofMonths(24), LONG), jobOf(ofMonths(24), LONG), jobOf(ofMonths(24), LONG)])).toEqual([
      [0, 0, LONG],
      [1, 0, LONG],
      [2, 0, LONG],
    ]);
  });

  test("but not if it takes long, or its blocks much memory", () => {
    expect(cutOf([jobOf(ofMonths(24), 3 * LONG), jobOf(ofMonths(24), 10)])).toHaveLength(12 + 1);
    expect(cutOf([jobOf(ofMonths(1), 40 * LONG), jobOf(ofMonths(1), 10)])).toHaveLength(160 + 1);
  });

  test("is taken from the batch no more than one before its turn", () => {
    let taken = 0;
    const jobs = function* (): Generator<Job> {
      for (;;) {
        taken++;
        yield jobOf(ofMonths(24), 10);
      }
    };
    const tasks = tasksOf(jobs());
    tasks.next();
    expect(taken).toBe(2);
  });
});
