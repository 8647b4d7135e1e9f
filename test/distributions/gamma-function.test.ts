import { describe, expect, test } from "vitest";
import { deviance } from "../../src/distributions/special/deviance.js";
import { gammaQuantile, gammaUpperQuantile } from "../../src/distributions/special/gamma-quantile.js";
import { incompleteGamma } from "../../src/distributions/special/incomplete-gamma.js";
import { logGamma, stirlingError } from "../../src/distributions/special/log-gamma.js";
import { expectRelative, PROBABILITIES } from "./closeness.js";

describe("log gamma", () => {
  // mpmath 1.3.0, loggamma at 50 digits.
  test.each([
    [1e-10, 23.025850929882735],
    [0.001, 6.9071788853838537],
    [0.5, 0.57236494292470009],
    [1.5, -0.12078223763524522],
    [2.5, 0.28468287047291916],
    [9.75, 12.242204940050763],
    [10, 12.80182748008147],
    [100, 359.1342053695754],
    [12345.678, 103959.91990554606],
    [1e8, 1742068066.1038347],
  ])("at %d", (x, value) => {
    expect(Math.abs(logGamma(x) - value)).toBeLessThan(Math.max(1e-14, 1e-15 * value));
  });

  test("is the logarithm of factorials", () => {
    for (let n = 1, factorial = 1; n <= 20; n++) {
      expect(Math.abs(logGamma(n) - Math.log(factorial))).toBeLessThan(1.5e-14);
      factorial *= n;
    }
  });

  test("outside its domain", () => {
    expect(logGamma(0)).toBe(Infinity);
    for (const outside of [-1, -0.5, NaN]) expect(logGamma(outside)).toBeNaN();
  });
});

test("the error of Stirling's formula is what it lacks of log(x!)", () => {
  // At 1 and 20 from the definition: 1 - log(2 pi)/2 and, by mpmath 1.3.0 at 50 digits, the value for 20.
  expect(Math.abs(stirlingError(1) - (1 - Math.log(2 * Math.PI) / 2))).toBeLessThan(1e-14);
  expectRelative(stirlingError(20), 0.0041663196919969225, 1e-15);
});

test("the deviance is exact near its zero, where the plain formula loses all digits", () => {
  expect(deviance(5, 5)).toBe(0);
  expect(deviance(5, 0)).toBe(Infinity);
  // mpmath 1.3.0 at 50 digits, for the doubles 1000.000001 and 1000, and plainly for 2 and 10.
  expectRelative(deviance(1000.000001, 1000), 4.9999999730857605e-16, 1e-15);
  expectRelative(deviance(2, 10), 2 * Math.log(0.2) + 8, 1e-15);
});

describe("incomplete gamma functions", () => {
  // Own power series (DLMF 8.11.4) in mpmath 1.3.0 at 50 digits, to 1e-45: shape, x, P, Q.
  test.each([
    [0.001, 0.01, 0.99596940303351316, 0.0040305969664868442],
    [0.5, 0.1, 0.34527915398142298, 0.65472084601857702],
    [0.5, 5, 0.99843459774199745, 0.0015654022580025497],
    [1, 1, 0.63212055882855768, 0.36787944117144232],
    [3.5, 1, 0.040159631269898443, 0.95984036873010156],
    [3.5, 12, 0.99886064882105253, 0.0011393511789474656],
    [50, 30, 0.00051889146254803429, 0.99948110853745197],
    [50, 90, 0.99999835050149828, 1.6494985017178248e-6],
    [1000, 900, 0.00054990226571178292, 0.99945009773428822],
    [1000, 1100, 0.99894067674607002, 0.0010593232539299773],
    [10000, 10000, 0.5013298083399552, 0.4986701916600448],
  ])("shape %d at %d", (shape, x, lower, upper) => {
    const tails = incompleteGamma(shape, x);
    expect(Math.abs(tails.lower - lower)).toBeLessThan(1e-14);
    expect(Math.abs(tails.upper - upper)).toBeLessThan(1e-14);
    if (shape >= 0.5) expectRelative(Math.min(tails.lower, tails.upper), Math.min(lower, upper), 3e-14);
  });

  test("shape 1 is exponential, also far out", () => {
    for (const x of [1e-12, 0.1, 1, 5, 50, 700]) {
      expectRelative(incompleteGamma(1, x).upper, Math.exp(-x), 1e-14);
      expectRelative(incompleteGamma(1, x).lower, -Math.expm1(-x), 1e-14);
    }
  });

  test("at the ends", () => {
    expect(incompleteGamma(2, 0)).toMatchObject({ lower: 0, upper: 1 });
    expect(incompleteGamma(2, -1)).toMatchObject({ lower: 0, upper: 1 });
    expect(incompleteGamma(2, Infinity)).toMatchObject({ lower: 1, upper: 0 });
    expect(incompleteGamma(2, NaN).lower).toBeNaN();
  });
});

describe("gamma quantile", () => {
  // Root in log x of the series above, mpmath 1.3.0 at 50 digits: shape, probability, quantile.
  test.each([
    [0.05, 0.5, 5.5738784407462475e-7],
    [0.5, 1e-6, 7.8539816339785947e-13],
    [0.5, 0.99, 3.3174483005106068],
    [1.5, 0.05, 0.17592315887463571],
    [3, 0.5, 2.6740603137235603],
    [12, 1e-12, 0.55178051316240259],
    [12, 0.95, 18.207514250903655],
    [1000, 0.3, 983.17844675789871],
  ])("shape %d at %d", (shape, probability, quantile) => {
    expectRelative(gammaQuantile(probability, shape), quantile, 2e-13);
  });

  test("undoes both tails, for every shape", () => {
    for (const shape of [0.01, 0.1, 0.5, 0.99, 1, 1.5, 3, 10, 50, 1e3, 1e5, 1e7]) {
      for (const p of PROBABILITIES) {
        const [lower, upper] = [gammaQuantile(p, shape), gammaUpperQuantile(p, shape)];
        // At small shapes the smallest quantiles are below the smallest number.
        if (lower > 0) expectRelative(incompleteGamma(shape, lower).lower, p, 1e-10, `shape ${shape}`);
        if (upper > 0) expectRelative(incompleteGamma(shape, upper).upper, p, 1e-10, `shape ${shape}`);
      }
    }
  });

  test("at the ends and outside them", () => {
    expect(gammaQuantile(0, 2)).toBe(0);
    expect(gammaQuantile(1, 2)).toBe(Infinity);
    expect(gammaUpperQuantile(0, 2)).toBe(Infinity);
    expect(gammaUpperQuantile(1, 2)).toBe(0);
    for (const outside of [-0.1, 1.1, NaN]) expect(gammaQuantile(outside, 2)).toBeNaN();
  });
});
