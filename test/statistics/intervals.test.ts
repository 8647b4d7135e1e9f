import { describe, expect, test } from "vitest";
import { confidenceSequenceHalfWidth } from "../../src/statistics/confidence-sequence.js";
import { halfWidth, studentCriticalValue } from "../../src/statistics/student.js";
import { normal } from "./random.js";

describe("Student's critical value", () => {
  // SciPy: scipy.stats.t.ppf(0.975, df); infinity: scipy.stats.norm.ppf(0.975)
  test.each([
    [1, 12.706204736174694],
    [2, 4.302652729749462],
    [5, 2.5705818356363146],
    [30, 2.0422724563012378],
    [499, 1.9647293909876886],
    [1e5, 1.9599877075346095],
    [Infinity, 1.959963984540054],
  ])("95 %%, %d degrees of freedom", (degrees, expected) => {
    expect(studentCriticalValue(0.95, degrees) / expected).toBeCloseTo(1, 9);
  });

  test("one degree of freedom is Cauchy: tan(pi c / 2)", () => {
    expect(studentCriticalValue(0.8, 1)).toBeCloseTo(Math.tan((Math.PI * 0.8) / 2), 10);
  });

  test("half-widths need two values", () => {
    expect(halfWidth(0.95, 2, 6)).toBeCloseTo(2 * 2.5705818356363146, 10);
    expect(halfWidth(0.95, 0, 6)).toBe(0);
    expect(halfWidth(0.95, 2, 1)).toBeNaN();
  });
});

describe("confidence sequence", () => {
  test("is Robbins' boundary sqrt((n + 1/rho^2) log((n rho^2 + 1)/alpha^2)) over n", () => {
    const rhoSquared = (-2 * Math.log(0.05) + Math.log(-2 * Math.log(0.05) + 1)) / 1000;
    const boundary = Math.sqrt((700 + 1 / rhoSquared) * Math.log((700 * rhoSquared + 1) / 0.05 ** 2));
    const sd = 3;
    expect(confidenceSequenceHalfWidth(0.05, sd / Math.sqrt(700), 700, 1000)).toBeCloseTo((sd * boundary) / 700, 12);
    expect(confidenceSequenceHalfWidth(0.05, NaN, 1, 1000)).toBeNaN();
  });

  test("is within 1 % of its narrowest where it is asked to be", () => {
    const at = (tightest: number) => confidenceSequenceHalfWidth(0.05, 1, 5000, tightest);
    const narrowest = Math.min(...Array.from({ length: 100 }, (_, i) => at(500 * (i + 1))));
    expect(at(5000)).toBeLessThanOrEqual(1.01 * narrowest);
  });

  // The promise: the mean is covered at every look at once. 60 looks at blocks of 50 skewed values (log-normal, s = 1).
  test("covers the mean at all looks in at least 95 % of 1500 runs", () => {
    const runs = 1500;
    const mean = Math.exp(0.5);
    let covered = 0;
    let plainCovered = 0;
    for (let run = 0; run < runs; run++) {
      let always = true;
      let plainAlways = true;
      let sum = 0;
      let squares = 0;
      for (let n = 1; n <= 3000; n++) {
        const value = Math.exp(normal(run, n)) - mean;
        sum += value;
        squares += value * value;
        if (n < 250 || n % 50 !== 0) continue;
        const standardError = Math.sqrt((squares - (sum * sum) / n) / (n - 1) / n);
        always &&= Math.abs(sum / n) <= confidenceSequenceHalfWidth(0.05, standardError, n, 1000);
        plainAlways &&= Math.abs(sum / n) <= halfWidth(0.95, standardError, n);
      }
      covered += Number(always);
      plainCovered += Number(plainAlways);
    }
    const standardError = Math.sqrt((0.95 * 0.05) / runs);
    expect(covered / runs).toBeGreaterThanOrEqual(0.95 - 5 * standardError);
    // Looking often at plain intervals is what breaks them.
    expect(plainCovered / runs).toBeLessThan(0.95 - 5 * standardError);
  });
});
