import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comomentsOf, mergeComoments, NO_COMOMENTS } from "../../src/statistics/comoments.js";
import {
  mergeMoments,
  momentsOf,
  NO_MOMENTS,
  standardDeviation,
  standardErrorOfMean,
  variance,
} from "../../src/statistics/moments.js";

const x = Float64Array.from({ length: 1000 }, (_, i) => ((i + 1) * 7919 + 104729) % 10007);
const y = Float64Array.from({ length: 1000 }, (_, i) => ((i + 1) ** 2 * 31 + 17) % 9973);

/** Relative to the size of the numbers that went in. */
function expectClose(actual: number, expected: number, scale = Math.abs(expected)): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-12 * Math.max(scale, 1e-300));
}

describe("moments", () => {
  // NumPy 2.4: x = ((i*7919 + 104729) % 10007), i = 1..1000; x.mean(), x.var(ddof=1)
  test("mean and variance as NumPy has them", () => {
    const moments = momentsOf(x);
    expectClose(moments.mean, 4996.255);
    expectClose(variance(moments), 8367669.829804805);
    expectClose(standardDeviation(moments), Math.sqrt(8367669.829804805));
    expectClose(standardErrorOfMean(moments), Math.sqrt(8367669.829804805 / 1000));
  });

  test("1..n has mean (n + 1)/2 and variance n(n + 1)/12, far from 0 too", () => {
    for (const offset of [0, 1e9]) {
      const moments = momentsOf(Array.from({ length: 100 }, (_, i) => offset + i + 1));
      expect(moments.mean).toBe(offset + 50.5);
      expectClose(variance(moments), (100 * 101) / 12);
    }
  });

  test("a constant sample has exactly that mean and no spread, merged or not", () => {
    const part = momentsOf(new Array<number>(500).fill(0.1));
    expect(mergeMoments(part, part)).toEqual({ count: 1000, mean: 0.1, m2: 0 });
  });

  test("no spread is known of no value and of one", () => {
    expect(variance(NO_MOMENTS)).toBeNaN();
    expect(variance(momentsOf([3]))).toBeNaN();
    expect(standardErrorOfMean(momentsOf([3]))).toBeNaN();
    expect(mergeMoments(NO_MOMENTS, momentsOf([3]))).toEqual(momentsOf([3]));
    expect(mergeMoments(momentsOf([3]), NO_MOMENTS)).toEqual(momentsOf([3]));
  });

  test("merged parts equal the whole to 1e-12", () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, values, (a, b) => {
        const merged = mergeMoments(momentsOf(a), momentsOf(b));
        const whole = momentsOf([...a, ...b]);
        const size = Math.max(...[...a, ...b].map(Math.abs));
        expect(merged.count).toBe(whole.count);
        expectClose(merged.mean, whole.mean, size);
        expectClose(merged.m2, whole.m2, size * size * whole.count);
      }),
    );
  });
});

describe("comoments", () => {
  // NumPy 2.4: np.cov(x, y), y = ((i*i*31 + 17) % 9973)
  test("covariance as NumPy has it, whole and merged", () => {
    const whole = comomentsOf(x, y);
    const merged = mergeComoments(
      comomentsOf(x.subarray(0, 137), y.subarray(0, 137)),
      comomentsOf(x.subarray(137), y.subarray(137)),
    );
    for (const moments of [whole, merged, mergeComoments(NO_COMOMENTS, whole), mergeComoments(whole, NO_COMOMENTS)]) {
      expectClose(moments.m2X / 999, 8367669.8298048);
      expectClose(moments.m2Y / 999, 7970906.66695095);
      expectClose(moments.m2XY / 999, 104614.31158158, 8e6);
      expectClose(moments.meanX, 4996.255);
    }
  });
});
