import { describe, expect, test } from "vitest";
import { clusteredStandardError, sampleClusters } from "../../src/statistics/clusters.js";
import { addToMean, createMean, meanEstimate } from "../../src/statistics/running-mean.js";
import { createLayout, layoutOf, mergeLayouts, varianceComponents } from "../../src/statistics/variance-components.js";
import { normal } from "./random.js";

// 6 trials x 3 replicates: ((i*7919 + 104729) % 10007) + 5000 * trial, i = 1..18.
const samples = Float64Array.from(
  { length: 18 },
  (_, i) => (((i + 1) * 7919 + 104729) % 10007) + 5000 * Math.floor(i / 3),
);
const withGaps = samples.map((value, i) => ([4, 16, 17].includes(i) ? NaN : value));

describe("mean of replicated trials", () => {
  // NumPy 2.4: standard deviation (ddof=1) of the six trial means / sqrt(6)
  test("standard error from the trial means", () => {
    const running = createMean(3);
    addToMean(running, samples.subarray(0, 6));
    addToMean(running, samples.subarray(6));
    const { trials, mean, standardError } = meanEstimate(running);
    expect(trials).toBe(6);
    expect(mean).toBeCloseTo(samples.reduce((sum, value) => sum + value, 0) / 18, 9);
    expect(standardError).toBeCloseTo(4129.919051309646, 8);
  });

  // NumPy 2.4: r_t = sum of the trial - mean * count of the trial; sqrt(6/5 * sum r^2) / 15
  test("missing replicates: mean of all samples, linearised standard error, counted", () => {
    const running = createMean(3);
    addToMean(running, withGaps.subarray(0, 6));
    addToMean(running, withGaps.subarray(6));
    const { trials, mean, standardError } = meanEstimate(running);
    expect(trials).toBe(6);
    expect(mean).toBeCloseTo(15769.733333333334, 8);
    expect(standardError).toBeCloseTo(3713.6443474652688, 8);
    expect(running.noData).toBe(3);
  });

  test("trials without any data do not count", () => {
    const gone = Float64Array.from([NaN, NaN, 1, 2, 5, 6, NaN, NaN]);
    const clusters = sampleClusters(gone, 2);
    expect(clusters.sums.count).toBe(2);
    expect(clusteredStandardError(clusters)).toBeCloseTo(2, 12);
    expect(clusteredStandardError(sampleClusters(gone.subarray(0, 4), 2))).toBeNaN();
    const empty = createMean(1);
    addToMean(empty, Float64Array.of(NaN));
    expect(meanEstimate(empty)).toEqual({ trials: 0, mean: NaN, standardError: NaN });
  });
});

describe("variance components", () => {
  // NumPy 2.4: v = z.var(axis=1, ddof=1), m = z.mean(axis=1); within v.mean() with s(v)/sqrt(6);
  // between m.var(ddof=1) - v.mean()/3 with s((m - m.mean())**2 - v/3)/sqrt(6)
  test("of a balanced one-way layout as NumPy has them", () => {
    const layout = mergeLayouts(layoutOf(samples.subarray(0, 9), 3), layoutOf(samples.subarray(9), 3));
    const { between, within } = varianceComponents(layout);
    expect(within.variance).toBeCloseTo(12683344.222222222, 5);
    expect(within.standardError).toBeCloseTo(2632153.5034905896, 5);
    expect(between.variance / 98109606.8148148).toBeCloseTo(1, 12);
    expect(between.standardError / 32463378.09655585).toBeCloseTo(1, 12);
  });

  test("closed forms: no luck, nothing unknown", () => {
    const certain = varianceComponents(layoutOf(Float64Array.of(1, 1, 2, 2, 3, 3), 2));
    expect(certain.within.variance).toBe(0);
    expect(certain.between.variance).toBe(1);
    // Equal trial means: between = -within/n, the price of being unbiased.
    const lucky = varianceComponents(layoutOf(Float64Array.of(0, 2, 2, 0, 0, 2), 2));
    expect(lucky.within.variance).toBe(2);
    expect(lucky.between.variance).toBe(-1);
  });

  test("trials with a gap are left out; too little data gives NaN", () => {
    const gaps = varianceComponents(layoutOf(Float64Array.of(1, 1, NaN, 9, 2, 2, 3, 3), 2));
    expect(gaps.between.variance).toBe(1);
    expect(varianceComponents(createLayout(2)).within.variance).toBeNaN();
    expect(varianceComponents(layoutOf(Float64Array.of(NaN, 1), 2)).between.variance).toBeNaN();
  });

  // 400 experiments of 100 trials x 4: between 9, within 16 * (skewed luck, variance 16).
  test("unbiased, and their standard errors are right", () => {
    const experiments = 400;
    const estimates = Array.from({ length: experiments }, (_, key) => {
      const values = Float64Array.from({ length: 400 }, (_, i) => {
        const luck = (normal(key, 2 * i) ** 2 - 1) * Math.sqrt(8);
        return 100 + 3 * normal(key, 2 * Math.floor(i / 4) + 1) + luck;
      });
      return varianceComponents(layoutOf(values, 4));
    });
    for (const [part, truth] of [
      ["between", 9],
      ["within", 16],
    ] as const) {
      const found = estimates.map((estimate) => estimate[part].variance);
      const mean = found.reduce((sum, value) => sum + value) / experiments;
      const sd = Math.sqrt(found.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (experiments - 1));
      expect(Math.abs(mean - truth) / (sd / Math.sqrt(experiments))).toBeLessThan(5);
      const claimed = estimates.reduce((sum, estimate) => sum + estimate[part].standardError, 0) / experiments;
      expect(claimed / sd).toBeGreaterThan(0.8);
      expect(claimed / sd).toBeLessThan(1.2);
    }
  });
});
