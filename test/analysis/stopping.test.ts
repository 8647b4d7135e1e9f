import { describe, expect, test } from "vitest";
import { createComparison } from "../../src/analysis/compare.js";
import { assessPrecision, type PrecisionProgress, type PrecisionTarget } from "../../src/analysis/precision.js";
import type { PairComparison } from "../../src/analysis/comparison.js";
import { assessWinner } from "../../src/analysis/winner.js";
import {
  mergeMoments,
  momentsOf,
  NO_MOMENTS,
  standardErrorOfMean,
  type Moments,
} from "../../src/statistics/moments.js";
import type { MeanEstimate } from "../../src/statistics/running-mean.js";
import { normal } from "../statistics/random.js";
import { blocksOf } from "./blocks.js";

const estimate = (trials: number, mean: number, standardError: number): MeanEstimate => ({
  trials,
  mean,
  standardError,
});
const estimateOf = (moments: Moments) => estimate(moments.count, moments.mean, standardErrorOfMean(moments));

describe("stopping at a precision", () => {
  const absolute: PrecisionTarget = { kind: "absolute", halfWidth: 2 };

  test("half-width is Student's, of the widest estimate", () => {
    const { halfWidth, stop } = assessPrecision(absolute, [estimate(6, 1, 1), estimate(6, 1, 3)], 6);
    expect(halfWidth).toBeCloseTo(3 * 2.5705818356363146, 9); // SciPy: t.ppf(0.975, 5)
    expect(stop).toBe(false);
  });

  test("relative means relative to the mean, whatever its sign", () => {
    const relative: PrecisionTarget = { kind: "relative", halfWidth: 0.1 };
    const width = assessPrecision(relative, [estimate(6, -50, 1)], 6).halfWidth;
    expect(width).toBeCloseTo(2.5705818356363146 / 50, 9);
    expect(assessPrecision(relative, [estimate(6, 0, 1)], 6)).toEqual({ trials: 6, halfWidth: Infinity, stop: false });
    expect(assessPrecision(relative, [estimate(6, 0, 0)], 6).halfWidth).toBe(0);
  });

  test("looks ahead: the target must hold for n/20 further trials", () => {
    const good = [estimate(4000, 1, 0.5)];
    const bad = [estimate(4000, 1, 5)];
    const first = assessPrecision(absolute, good, 20_000);
    expect(first).toMatchObject({ metSince: 20_000, stop: false });
    const second = assessPrecision(absolute, good, 20_500, first);
    expect(second).toMatchObject({ metSince: 20_000, stop: false });
    expect(assessPrecision(absolute, good, 21_000, second).stop).toBe(true);
    const lost = assessPrecision(absolute, bad, 21_000, second);
    expect(lost.metSince).toBeUndefined();
    expect(assessPrecision(absolute, good, 21_500, lost)).toMatchObject({ metSince: 21_500, stop: false });
  });

  test("looks ahead 5 trials up to 100", () => {
    const good = [estimate(20, 1, 0.1)];
    const first = assessPrecision(absolute, good, 20);
    expect(assessPrecision(absolute, good, 24, first).stop).toBe(false);
    expect(assessPrecision(absolute, good, 25, first).stop).toBe(true);
  });

  test("nothing known is no reason to stop", () => {
    expect(assessPrecision(absolute, [], 500)).toEqual({ trials: 500, halfWidth: NaN, stop: false });
    expect(assessPrecision(absolute, [estimate(1, 3, NaN)], 1).stop).toBe(false);
    expect(assessPrecision(absolute, [estimate(9, 1, 0.1), estimate(0, NaN, NaN)], 9).stop).toBe(false);
  });

  // Skewed values (log-normal, s = 1, CV 1.3) in batches of 100, until the half-width is 8 % of the mean.
  test("the interval at the stop covers the mean in 95 % of 400 runs", () => {
    const target: PrecisionTarget = { kind: "relative", halfWidth: 0.08 };
    const runs = 400;
    let covered = 0;
    for (let run = 0; run < runs; run++) {
      let moments = NO_MOMENTS;
      let progress: PrecisionProgress | undefined;
      while (progress?.stop !== true && moments.count < 50_000) {
        const batch = Float64Array.from({ length: 100 }, (_, i) => Math.exp(normal(run, moments.count + i)));
        moments = mergeMoments(moments, momentsOf(batch));
        progress = assessPrecision(target, [estimateOf(moments)], moments.count, progress);
      }
      const halfWidth = progress?.stop === true ? progress.halfWidth * moments.mean : 0;
      covered += Number(Math.abs(moments.mean - Math.exp(0.5)) <= halfWidth);
    }
    expect(covered / runs).toBeGreaterThanOrEqual(0.95 - 5 * Math.sqrt((0.95 * 0.05) / runs));
  });
});

describe("stopping at a winner", () => {
  const pairOf = (advantage: MeanEstimate): PairComparison => {
    return { probabilityBetter: 0.5, probabilityBetterStandardError: NaN, advantage };
  };
  const pair = (mean: number, standardError: number, trials = 1000) => pairOf(estimate(trials, mean, standardError));
  const self = pair(0, 0);
  const target = { confidence: 0.95, indifference: 0 };

  test("names the structure ahead of all others", () => {
    const pairs = [
      [self, pair(-10, 1), pair(5, 1)],
      [pair(10, 1), self, pair(15, 1)],
      [pair(-5, 1), pair(-15, 1), self],
    ];
    expect(assessWinner(target, pairs)).toEqual({ stop: true, leader: 1, shortfallAtMost: 0 });
  });

  test("goes on while it may be short of another by more than the indifference", () => {
    const close = [
      [self, pair(1, 1)],
      [pair(-1, 1), self],
    ];
    const { stop, leader, shortfallAtMost } = assessWinner(target, close);
    expect([stop, leader]).toEqual([false, 0]);
    expect(shortfallAtMost).toBeGreaterThan(1);
    expect(assessWinner({ ...target, indifference: shortfallAtMost + 0.01 }, close).stop).toBe(true);
    expect(assessWinner({ ...target, indifference: shortfallAtMost - 0.01 }, close).stop).toBe(false);
  });

  test("each of k - 1 rivals takes an equal part of the error", () => {
    const square = (n: number) =>
      Array.from({ length: n }, (_, a) => Array.from({ length: n }, (_, b) => (a === b ? self : pair(0, 1))));
    const bound = (n: number, confidence: number) =>
      assessWinner({ confidence, indifference: 0 }, square(n)).shortfallAtMost;
    expect(bound(5, 0.8)).toBeCloseTo(bound(2, 0.95), 12);
    expect(bound(5, 0.95)).toBeGreaterThan(bound(2, 0.95) + 0.1);
  });

  test("equal structures stop at once, unknown ones never, one alone wins", () => {
    expect(
      assessWinner(target, [
        [self, self],
        [self, self],
      ]).stop,
    ).toBe(true);
    expect(
      assessWinner(target, [
        [self, pair(NaN, NaN)],
        [pair(NaN, NaN), self],
      ]),
    ).toMatchObject({
      stop: false,
      shortfallAtMost: Infinity,
    });
    expect(assessWinner(target, [[self]])).toEqual({ stop: true, leader: 0, shortfallAtMost: 0 });
  });

  // Three structures of equal luck, the best ahead by 0.1 or by nothing of interest; looks every 100 trials.
  test.each([
    ["a clear winner", [0, 0.1, 0.25], 0, true],
    ["an indifference of 0.1 between near equals", [0, 0.04, 0.05], 0.1, true],
    ["exact equals", [0, 0, 0], 0, false],
  ])("%s: at most 5 %% of 400 runs name one that is short by more", (_, means, indifference, stops) => {
    const runs = 400;
    let wrong = 0;
    let stopped = 0;
    for (let run = 0; run < runs; run++) {
      const moments = means.map(() => means.map(() => NO_MOMENTS));
      let stop = false;
      for (let from = 0; from < 4000 && !stop; from += 100) {
        const own = means.map((mean, a) =>
          Float64Array.from({ length: 100 }, (_, i) => mean + normal(1000 * run + a, from + i) ** 2 * 0.7),
        );
        const pairs = means.map((_, a) =>
          means.map((_, b) => {
            moments[a][b] = mergeMoments(moments[a][b], momentsOf(own[a].map((value, i) => value - own[b][i])));
            return pairOf(estimateOf(moments[a][b]));
          }),
        );
        const answer = assessWinner({ confidence: 0.95, indifference }, pairs);
        stop = answer.stop;
        if (stop && Math.max(...means) - means[answer.leader] > answer.shortfallAtMost) wrong++;
      }
      stopped += Number(stop);
    }
    const tolerated = 0.05 + 5 * Math.sqrt((0.95 * 0.05) / runs);
    expect(wrong / runs).toBeLessThanOrEqual(tolerated);
    if (stops) expect(stopped / runs).toBeGreaterThan(0.9);
    else expect(stopped / runs).toBeLessThanOrEqual(tolerated);
  });

  test("works on what a comparison says", () => {
    const comparison = createComparison({
      structureIds: ["a", "b"],
      referenceIndex: 0,
      objective: { label: "profit", terms: [{ outcome: "profit", weight: 1 }] },
      replicates: 1,
    });
    for (const block of blocksOf(1000, 2, (structure, sample) => structure + normal(structure, sample))) {
      comparison.add(block);
    }
    expect(assessWinner(target, comparison.progress().pairs)).toMatchObject({ stop: true, leader: 1 });
  });
});
