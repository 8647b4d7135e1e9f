import { describe, expect, test } from "vitest";
import { betaQuantile, betaUpperQuantile } from "../../src/distributions/special/beta-quantile.js";
import { incompleteBeta } from "../../src/distributions/special/incomplete-beta.js";
import { expectRelative, PROBABILITIES } from "./closeness.js";

describe("incomplete beta functions", () => {
  // Own power series (DLMF 8.17.8) in mpmath 1.3.0 at 50 digits, to 1e-45: alpha, beta, odds, lower, upper.
  test.each([
    [0.5, 0.5, 0.25, 0.29516723530086655, 0.70483276469913345],
    [2, 3, 1, 0.6875, 0.3125],
    [2, 3, 1e-4, 5.9980004499160146e-8, 0.9999999400199955],
    [0.1, 7, 0.01, 0.79537407064115693, 0.20462592935884307],
    [50, 30, 2, 0.77674277802729792, 0.22325722197270208],
    [50, 30, 1, 0.011909896429000633, 0.98809010357099937],
    [1000, 1000, 1.1, 0.98343610044687493, 0.016563899553125071],
  ])("alpha %d, beta %d at odds %d", (alpha, beta, odds, lower, upper) => {
    const tails = incompleteBeta(alpha, beta, odds);
    expectRelative(tails.lower, lower, 2e-13);
    expectRelative(tails.upper, upper, 2e-13);
  });

  test("integer parameters are binomial tails", () => {
    // I_x(a, n - a + 1) = P(Binomial(n, x) >= a), DLMF 8.17.5, here with n = 6, a = 2, x = 1/3: 473/729 by hand.
    expectRelative(incompleteBeta(2, 5, 0.5).lower, 473 / 729, 1e-14);
  });

  test("at the ends", () => {
    expect(incompleteBeta(2, 3, 0)).toMatchObject({ lower: 0, upper: 1 });
    expect(incompleteBeta(2, 3, Infinity)).toMatchObject({ lower: 1, upper: 0 });
    expect(incompleteBeta(2, 3, NaN).lower).toBeNaN();
  });
});

describe("beta quantile", () => {
  // Root in the log-odds of the series above, mpmath 1.3.0 at 50 digits: alpha, beta, probability, quantile.
  test.each([
    [0.5, 0.5, 0.1, 0.024471741852423217],
    [2, 3, 0.5, 0.38572756813238955],
    [2, 3, 1e-12, 4.0824840157503271e-7],
    [0.1, 7, 0.3, 5.4696985478013292e-7],
    [50, 30, 0.95, 0.71173053813098554],
    [1.8, 4.2, 0.05, 0.058977387611817246],
    [1000, 1000, 0.3, 0.49413649272798149],
  ])("alpha %d, beta %d at %d", (alpha, beta, probability, quantile) => {
    expectRelative(betaQuantile(probability, alpha, beta), quantile, 2e-13);
  });

  test("undoes the lower tail, and its mirror image the upper one, for every shape", () => {
    const shapes = [0.1, 0.5, 1, 1.8, 7, 50, 1e3, 1e5];
    for (const alpha of shapes) {
      for (const beta of shapes) {
        for (const p of PROBABILITIES.filter((_, i) => i % 10 === 0)) {
          const x = betaQuantile(p, alpha, beta);
          expect(betaUpperQuantile(p, beta, alpha), `${alpha} ${beta} ${p}`).toBeCloseTo(1 - x, 12);
          // Close to 1 the double x itself is too coarse.
          if (x > 0 && x < 0.9) {
            expect(Math.abs(incompleteBeta(alpha, beta, x / (1 - x)).lower - p), `${alpha} ${beta} ${p}`).toBeLessThan(
              1e-11,
            );
          }
        }
      }
    }
  });

  test("closed forms: beta(1, b) and beta(a, 1), and the arcsine distribution", () => {
    for (const p of PROBABILITIES) {
      expectRelative(betaQuantile(p, 4, 1), p ** 0.25, 1e-14);
      expectRelative(betaQuantile(p, 1, 4), -Math.expm1(Math.log1p(-p) / 4), 1e-14);
      expectRelative(betaQuantile(p, 0.5, 0.5), Math.sin((Math.PI * p) / 2) ** 2, 1e-13);
    }
  });

  test("at the ends and outside them", () => {
    expect(betaQuantile(0, 2, 3)).toBe(0);
    expect(betaQuantile(1, 2, 3)).toBe(1);
    expect(betaUpperQuantile(0, 2, 3)).toBe(1);
    expect(betaUpperQuantile(1, 2, 3)).toBe(0);
    for (const outside of [-0.1, 1.1, NaN]) expect(betaQuantile(outside, 2, 3)).toBeNaN();
  });
});
