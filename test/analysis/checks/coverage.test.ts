import { describe, expect, test } from "vitest";
import type { BlockReader } from "../../../src/analysis/checks/block-reader.js";
import {
  deviationGauge,
  meanGauge,
  probabilityGauge,
  quantileGauge,
  ratioGauge,
  type Gauge,
} from "../../../src/analysis/checks/gauges.js";
import { looksUpTo } from "../../../src/analysis/checks/looks.js";
import { normal, uniform } from "../../statistics/random.js";

const RUNS = 250;
/** Trials of a run. */
const MOST = 4000;
/** Of missing the truth at any look; large, so that few runs can tell. */
const ALPHA = 0.2;

/** A made-up block: trials `from` .. `to - 1` of a run. */
interface Part {
  readonly run: number;
  readonly from: number;
  readonly to: number;
}

let part: Part = { run: 0, from: 0, to: 0 };
const NO_READER: BlockReader = { samplesOf: () => new Float64Array(), cumulativeOf: () => [], overflowed: () => 0 };

/** A series whose value in each trial is drawn by `value(run, trial)`. */
const series = (value: (run: number, trial: number) => number) => () =>
  Float64Array.from({ length: part.to - part.from }, (_, i) => value(part.run, part.from + i));

/** Drawn once for all gauges, which are looked at one after the other. */
const DRAWN = Array.from({ length: RUNS }, (_, run) =>
  Float64Array.from({ length: MOST }, (__, trial) => normal(run, trial)),
);
/** As skewed as a structure's profit or worse: log-normal with sigma 1, mean exp(1/2). */
const skewed = (run: number, trial: number): number => Math.exp(DRAWN[run][trial]);
/** Correlated with `skewed`, of mean 3. */
const partner = (run: number, trial: number): number => 3 + DRAWN[run][trial] + 0.5 * normal(run + 5e6, trial);

const CASES: readonly [name: string, truth: number, gauge: () => Gauge][] = [
  ["mean", Math.exp(0.5), () => meanGauge(series(skewed))],
  ["ratio of means", Math.exp(0.5) / 3, () => ratioGauge(series(skewed), series(partner))],
  // Moderately skewed: exp(0.4 z); variance (exp(s^2) - 1) exp(s^2)
  [
    "standard deviation",
    Math.sqrt((Math.exp(0.16) - 1) * Math.exp(0.16)),
    () => deviationGauge(series((run, trial) => Math.exp(0.4 * DRAWN[run][trial]))),
  ],
  ["median", 1, () => quantileGauge(series(skewed), 0.5)],
  ["p5", Math.exp(-1.6448536269514722), () => quantileGauge(series(skewed), 0.05)],
  ["a probability", 0.3, () => probabilityGauge(series((run, trial) => Number(uniform(run, trial) < 0.3)))],
  ["a small probability", 0.002, () => probabilityGauge(series((run, trial) => Number(uniform(run, trial) < 0.002)))],
];

describe("an interval looked at again and again", () => {
  test.each(CASES)("misses the truth of a %s at any look no more often than promised", (_, truth, make) => {
    let missed = 0;
    for (let run = 0; run < RUNS; run++) {
      const gauge = make();
      let from = 0;
      let covers = true;
      for (const { trials, share } of looksUpTo(MOST)) {
        part = { run, from, to: trials };
        gauge.add(NO_READER);
        const [low, high] = gauge.estimate(ALPHA * share).interval;
        covers &&= low <= truth && truth <= high;
        from = trials;
      }
      if (!covers) missed++;
    }
    expect(missed / RUNS).toBeLessThanOrEqual(ALPHA + 5 * Math.sqrt((ALPHA * (1 - ALPHA)) / RUNS));
    // ... and is not so wide that it says nothing.
    expect(missed).toBeGreaterThan(0);
  });
});
