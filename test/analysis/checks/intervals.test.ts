import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meanInterval } from "../../../src/analysis/checks/intervals/mean.js";
import { proportionInterval } from "../../../src/analysis/checks/intervals/proportion.js";
import { quantileInterval } from "../../../src/analysis/checks/intervals/quantile.js";
import { ratioInterval } from "../../../src/analysis/checks/intervals/ratio.js";
import { deviationInterval, deviationOf } from "../../../src/analysis/checks/intervals/standard-deviation.js";
import { looksUpTo } from "../../../src/analysis/checks/looks.js";
import { comomentsOf } from "../../../src/statistics/comoments.js";
import { momentsOf } from "../../../src/statistics/moments.js";
import { addToSketch, createSketch } from "../../../src/statistics/quantile-sketch.js";

const X = [3, 5, 4, 8, 6, 7, 9, 2];
const Y = [1, 2, 2, 3, 2, 3, 4, 1];

const expectEnds = (actual: readonly number[], low: number, high: number, digits = 10): void => {
  expect(actual[0]).toBeCloseTo(low, digits);
  expect(actual[1]).toBeCloseTo(high, digits);
};

describe("mean", () => {
  test("is Student's interval", () => {
    // t(0.975, 7) = 2.364624251592785 (SciPy), mean 5.5, s = sqrt(6)
    const half = 2.364624251592785 * Math.sqrt(6 / 8);
    expectEnds(meanInterval(momentsOf(X), 0.05), 5.5 - half, 5.5 + half);
  });

  test("is one point for a constant, and unknown for one value", () => {
    expect(meanInterval(momentsOf([0.1, 0.1, 0.1]), 0.01)).toEqual([0.1, 0.1]);
    expect(meanInterval(momentsOf([1]), 0.01)).toEqual([NaN, NaN]);
  });
});

describe("ratio of means", () => {
  // SciPy: brentq on |mean(x - r y)| - t sd(x - r y) / sqrt(n), the definition, on either side of mean(x) / mean(y)
  test("holds every ratio that a test of mean(x - r y) = 0 does not reject", () => {
    expectEnds(ratioInterval(comomentsOf(X, Y), 0.05), 2.1808896011583236, 2.7697242090470318);
  });

  test("agrees with the delta method far from a zero denominator", () => {
    const n = 20_000;
    const y = Array.from({ length: n }, (_, i) => 50 + Math.sin(i));
    const x = y.map((value, i) => 2 * value + Math.cos(7 * i));
    const [low, high] = ratioInterval(comomentsOf(x, y), 0.05);
    const ratio = comomentsOf(x, y).meanX / comomentsOf(x, y).meanY;
    const residual = momentsOf(x.map((value, i) => value - ratio * y[i]));
    const error = Math.sqrt(residual.m2 / (n - 1) / n) / momentsOf(y).mean;
    expect((high - low) / (2 * 1.959964 * error)).toBeCloseTo(1, 3);
  });

  test("knows nothing where the denominator may be 0", () => {
    expect(ratioInterval(comomentsOf(X, [1, -1, 1, -1, 1, -1, 1, -1]), 0.05)).toEqual([-Infinity, Infinity]);
    expect(ratioInterval(comomentsOf([1, 2], [0, 0]), 0.05)).toEqual([-Infinity, Infinity]);
    expect(ratioInterval(comomentsOf([1], [1]), 0.05)).toEqual([-Infinity, Infinity]);
  });

  test("of a sample to itself is exactly 1", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 10, max: 20, noNaN: true }), { minLength: 2 }), (values) => {
        const [low, high] = ratioInterval(comomentsOf(values, values), 0.01);
        if (low !== -Infinity) expect([low, high]).toEqual([1, 1]);
      }),
    );
  });

  test("scales with the numerator", () => {
    const [low, high] = ratioInterval(comomentsOf(X, Y), 0.05);
    const scaled = ratioInterval(
      comomentsOf(
        X.map((x) => -4 * x),
        Y,
      ),
      0.05,
    );
    expectEnds(scaled, -4 * high, -4 * low);
  });
});

describe("standard deviation", () => {
  test("is normal on its logarithm, with the error of the delta method", () => {
    // NumPy: s exp(+- t sd((x - mean)^2) / sqrt(n) / (2 s^2))
    const d = X.map((x) => x - 3);
    const comoments = comomentsOf(
      d,
      d.map((value) => value * value),
    );
    expect(deviationOf(comoments)).toBeCloseTo(2.449489742783178, 12);
    expectEnds(deviationInterval(comoments, 0.05), 1.7412019011662472, 3.4458956172637034);
  });

  test("of a constant is exactly 0", () => {
    expect(deviationInterval(comomentsOf([0, 0, 0], [0, 0, 0]), 0.05)).toEqual([0, 0]);
  });
});

describe("probability", () => {
  // SciPy: stats.beta.ppf(a/2, k, n-k+1), stats.beta.isf(a/2, k+1, n-k)
  test.each([
    [0, 1000, 0.005, 0, 0.005973551516349559],
    [3, 20, 0.05, 0.0320709371854637, 0.37892682654531396],
    [500, 1000, 0.01, 0.45885255330704494, 0.5411474466929551],
    [20, 20, 0.1, 0.8608916593317348, 1],
  ])("%d of %d at %d", (successes, count, alpha, low, high) => {
    expectEnds(proportionInterval(successes, count, alpha), low, high, 12);
  });
});

describe("quantile", () => {
  const sketchOf = (values: readonly number[]) => {
    const sketch = createSketch({ runLength: 1000, exactLimit: 100_000 });
    addToSketch(sketch, Float64Array.from(values));
    return sketch;
  };

  // SciPy: ranks stats.binom.ppf(a/2, n, p) and stats.binom.ppf(1 - a/2, n, p) + 1; one further out for safety
  test.each([
    [1000, 0.5, 0.01, 459, 542],
    [1000, 0.05, 0.005, 32, 71],
    [200, 0.9, 0.05, 171, 189],
  ])("lies between order statistics: n = %d, p = %d, alpha = %d", (n, p, alpha, low, high) => {
    const values = Array.from({ length: n }, (_, i) => i + 1);
    expect(quantileInterval(sketchOf(values.reverse()), p, alpha)).toEqual([low - 1, high + 1]);
  });

  test("has no end where too few samples lie beyond it", () => {
    const [low, high] = quantileInterval(sketchOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 0.05, 0.01);
    expect([low, Number.isFinite(high)]).toEqual([-Infinity, true]);
    expect(quantileInterval(sketchOf([1, 2, 3]), 0.5, 0.01)).toEqual([-Infinity, Infinity]);
  });

  test("is wider by what a sketch may have moved", () => {
    const values = Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 20_000);
    const exact = quantileInterval(sketchOf(values), 0.5, 0.01);
    const sketch = createSketch({ runLength: 100, exactLimit: 1000 });
    addToSketch(sketch, Float64Array.from(values));
    const coarse = quantileInterval(sketch, 0.5, 0.01);
    expect(coarse[0]).toBeLessThan(exact[0]);
    expect(coarse[1]).toBeGreaterThan(exact[1]);
  });
});

describe("looks", () => {
  test("double up to the most trials and never spend more than all", () => {
    expect(looksUpTo(5000).map(({ trials }) => trials)).toEqual([1000, 2000, 4000, 5000]);
    expect(looksUpTo(4000).map(({ trials }) => trials)).toEqual([1000, 2000, 4000]);
    expect(looksUpTo(300).map(({ trials }) => trials)).toEqual([300]);
    for (const most of [2, 1000, 200_000, 1_000_000_000]) {
      const spent = looksUpTo(most).reduce((sum, { share }) => sum + share, 0);
      expect(spent).toBeLessThanOrEqual(1);
    }
  });

  test("of a longer run begin like those of a shorter one", () => {
    expect(looksUpTo(64_000).slice(0, 4)).toEqual(looksUpTo(8000));
  });
});
