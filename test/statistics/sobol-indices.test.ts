import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../src/distributions/special/normal-quantile.js";
import { elementaryEffects } from "../../src/statistics/elementary-effects.js";
import { ratioOfMeans, shareInterval, sobolIndices, type Share } from "../../src/statistics/sobol-indices.js";
import { normal, uniform } from "./random.js";
import { ISHIGAMI, SOBOL_G, type TestFunction } from "./test-functions.js";

const BASE_POINTS = 20_000;

/** Points of a Saltelli design: a, b, or a with factor `mixed` from b. */
function outputs({ inputs, value }: TestFunction, mixed: number | "a" | "b", key = 0): Float64Array {
  return Float64Array.from({ length: BASE_POINTS }, (_, j) =>
    value(Array.from({ length: inputs }, (_, i) => uniform(key + 2 * i + Number(mixed === "b" || mixed === i), j))),
  );
}

const z = ({ share, standardError }: Share, truth: number): number => Math.abs(share - truth) / standardError;

describe.each([ISHIGAMI, SOBOL_G])("Sobol' indices of $name", (test) => {
  const [a, b] = [outputs(test, "a"), outputs(test, "b")];

  it.each(test.first.map((first, factor) => ({ factor, first, total: test.total[factor] })))(
    "of factor $factor are $first and $total within 5 standard errors",
    ({ factor, first, total }) => {
      const indices = sobolIndices(a, b, outputs(test, factor));
      expect(z(indices.first, first)).toBeLessThan(5);
      expect(z(indices.total, total)).toBeLessThan(5);
      expect(indices.total.standardError).toBeLessThan(0.02);
    },
  );
});

describe("Sobol' indices of a linear model with luck", () => {
  // y = 3 x1 + x2 + 2 luck, all standard normal; luck is shared by a and the mixed points, not by b.
  const x = (factor: number, fromB: boolean, j: number): number =>
    normalQuantile(uniform(2 * factor + Number(fromB), j));
  const luck = (fromB: boolean, j: number): number => normal(Number(fromB) + 50, j);
  const y = (fromB: readonly [boolean, boolean, boolean]): Float64Array =>
    Float64Array.from(
      { length: BASE_POINTS },
      (_, j) => 3 * x(0, fromB[0], j) + x(1, fromB[1], j) + 2 * luck(fromB[2], j),
    );
  const [a, b] = [y([false, false, false]), y([true, true, true])];

  it("are the factors' shares of the whole variance, luck included", () => {
    for (const [factor, share] of [9 / 14, 1 / 14].entries()) {
      const indices = sobolIndices(a, b, y([factor === 0, factor === 1, false]));
      expect(z(indices.first, share)).toBeLessThan(5);
      expect(z(indices.total, share)).toBeLessThan(5);
    }
  });

  it("are exactly 0 for a factor without effect", () => {
    const indices = sobolIndices(a, b, a);
    expect(indices.first.share).toBe(0);
    expect(indices.total.share).toBe(0);
  });
});

describe("standard errors and intervals", () => {
  it("cover the truth about as often as they should", () => {
    let covered = 0;
    const runs = 200;
    for (let run = 0; run < runs; run++) {
      const count = 200;
      const draw = (key: number) => Float64Array.from({ length: count }, (_, j) => normal(1000 + 10 * run + key, j));
      const [x, other] = [draw(0), draw(1)];
      // var(x + 0.5 other) = 1.25, of which x has 0.8.
      const f = (first: Float64Array, second: Float64Array) => first.map((v, j) => v + 0.5 * second[j]);
      const [xB, otherB] = [draw(2), draw(3)];
      const { total } = sobolIndices(f(x, other), f(xB, otherB), f(xB, other));
      const [low, high] = shareInterval(total);
      if (low <= 0.8 && 0.8 <= high) covered++;
    }
    // 95 % of 200 = 190, binomial standard deviation 3.1; the intervals are asymptotic.
    expect(covered).toBeGreaterThanOrEqual(175);
    expect(covered).toBeLessThan(200);
  });

  it("a ratio of proportional samples has no error", () => {
    expect(ratioOfMeans(Float64Array.of(2, 4, 6), Float64Array.of(1, 2, 3))).toEqual({ share: 2, standardError: 0 });
  });
});

describe("elementaryEffects", () => {
  it("are mean, mean size and spread", () => {
    const { mu, muStar, muStarStandardError, sigma } = elementaryEffects(Float64Array.of(1, -3, 2, 4));
    expect(mu).toBe(1);
    expect(muStar).toBe(2.5);
    // Deviations of 1, 3, 2, 4 from 2.5: sum of squares 5; of 1, -3, 2, 4 from 1: 26.
    expect(muStarStandardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 14);
    expect(sigma).toBeCloseTo(Math.sqrt(26 / 3), 14);
  });

  it("of a linear model are its slopes, without spread", () => {
    const { mu, muStar, sigma } = elementaryEffects(new Float64Array(10).fill(-1.5));
    expect([mu, muStar, sigma]).toEqual([-1.5, 1.5, 0]);
  });
});
