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

const THREADS = 2;

/** Place of the first job, how many go together if it is more than one, and the trials. */
const cutOf = (jobs: Iterable<Job>) =>
  [...tasksOf(jobs, THREADS)].map(({ first, task: { jobs: own } }) => [
    first,
    ...(own.length > 1 ? [own.length] : []),
    own[0].range.from,
    own[0].range.to,
  ]);

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

  test("is taken from the batch no sooner than it takes to see where the batch ends", () => {
    let taken = 0;
    const jobs = function* (): Generator<Job> {
      for (;;) {
        taken++;
        yield jobOf(ofMonths(24), 10);
      }
    };
    const tasks = tasksOf(jobs(), THREADS);
    tasks.next();
    expect(taken).toBe(8 * THREADS);
    tasks.next();
    expect(taken).toBe(16 * THREADS - 8);
  });
});

describe("jobs of plans with the same luck", () => {
  const numbered = (count: number, trials: number, over: Partial<Plan> = {}): Job[] =>
    Array.from({ length: count }, () => jobOf({ ...ofMonths(24), ...over }, trials));

  test("go together, fewer towards the end of a batch, so that no thread is left with nothing", () => {
    expect(cutOf(numbered(24, 10)).map((cut) => (cut.length > 3 ? cut[1] : 1))).toEqual([8, 8, 2, 2, 1, 1, 1, 1]);
    expect(cutOf(numbered(3, 10))).toHaveLength(3);
  });

  test("but no longer than half a second, and no long ones", () => {
    const together = cutOf(numbered(40, 8 * BLOCK_TRIALS)).map((cut) => (cut.length > 3 ? cut[1] : 1));
    expect(Math.max(...together)).toBe(5);
    expect(cutOf(numbered(40, 11 * BLOCK_TRIALS)).every((cut) => cut.length === 3)).toBe(true);
  });

  test("not beside those of other luck or other trials", () => {
    const mixed = [
      ...numbered(4, 10),
      ...numbered(4, 20),
      ...numbered(4, 20, { seed: "other" }),
      ...numbered(4, 20, { seed: "other", horizonMonths: 12 }),
      ...numbered(4, 20, { seed: "other", horizonMonths: 12, replicates: 2 }),
      ...numbered(40, 20),
    ];
    for (const { first, task } of tasksOf(mixed, THREADS)) {
      const kinds = task.jobs.map(({ plan: { seed, horizonMonths, replicates }, range: { to } }) =>
        [seed, horizonMonths, replicates, to].join(),
      );
      expect([first, new Set(kinds).size]).toEqual([first, 1]);
    }
  });

  test("never where every trial has a design of its own", () => {
    const design = { method: "sobol" } as unknown as NonNullable<Plan["design"]>;
    expect(cutOf(numbered(40, 10, { design })).every((cut) => cut.length === 3)).toBe(true);
  });
});
