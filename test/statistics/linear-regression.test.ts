import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combine } from "../../src/statistics/combinations.js";
import { crossFit } from "../../src/statistics/cross-fit.js";
import { crossProducts, gramMatrix } from "../../src/statistics/gram.js";
import { factorise, solve } from "../../src/statistics/linear-system.js";
import { normal } from "./random.js";

const ones = (count: number): Float64Array => new Float64Array(count).fill(1);

describe("factorise and solve", () => {
  it("solve a system of whole numbers", () => {
    // [[4, 2, 1], [2, 5, 3], [1, 3, 6]] x = [1, 2, 3]: determinant 67, x = (6, 7, 29) / 67 by Cramer's rule.
    const factor = factorise({ size: 3, entries: Float64Array.of(4, 0, 0, 2, 5, 0, 1, 3, 6) });
    const x = solve(factor, [1, 2, 3]);
    [6 / 67, 7 / 67, 29 / 67].forEach((expected, i) => {
      expect(x[i]).toBeCloseTo(expected, 14);
    });
    expect(factor.dropped).toEqual([false, false, false]);
  });

  it("leave a dependent column out", () => {
    // The third column is the sum of the others.
    const columns = [Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 0, 1, 5), Float64Array.of(2, 2, 4, 9)];
    const factor = factorise(gramMatrix(columns, 0, 4));
    expect(factor.dropped).toEqual([false, false, true]);
    const y = combine(columns, [2, -1, 0], 0, 4);
    const x = solve(factor, crossProducts(columns, y, 0, 4));
    expect(x[0]).toBeCloseTo(2, 12);
    expect(x[1]).toBeCloseTo(-1, 12);
    expect(x[2]).toBe(0);
  });

  it("leave a column of zeros out", () => {
    expect(factorise({ size: 2, entries: Float64Array.of(0, 0, 0, 1) }).dropped).toEqual([true, false]);
  });
});

describe("crossFit", () => {
  // Reference: numpy.linalg.lstsq on the same table, 0.15, 1.3714285714285714, -0.95.
  const columns = [ones(7), Float64Array.of(1, 2, 3, 4, 5, 6, 7), Float64Array.of(1, 0, 2, 0, 3, 1, 4)];
  const y = Float64Array.of(1, 3, 2, 5, 4, 8, 6);

  it("is ordinary least squares", () => {
    const [fit] = crossFit(columns, [y], 1).full;
    [0.15, 48 / 35, -0.95].forEach((expected, i) => {
      expect(fit[i]).toBeCloseTo(expected, 12);
    });
  });

  it("leaves a fold's rows out of its fit", () => {
    // Two folds of 7 rows: 0..2 and 3..6.
    const { folds } = crossFit(columns, [y], 2);
    expect(folds.map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [3, 7],
    ]);
    const rest = columns.map((column) => column.slice(3));
    const [alone] = crossFit(rest, [y.slice(3)], 1).full;
    alone.forEach((expected, i) => {
      expect(folds[0].coefficients[0][i]).toBeCloseTo(expected, 10);
    });
  });

  it("recovers any coefficients without noise, for several responses at once", () => {
    const x = [ones(60), ...[1, 2, 3].map((key) => Float64Array.from({ length: 60 }, (_, i) => normal(key, i)))];
    const weight = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(weight, weight, weight, weight), { minLength: 1, maxLength: 3 }), (all) => {
        const responses = all.map((weights) => combine(x, weights, 0, 60));
        const { full, folds } = crossFit(x, responses, 3);
        for (const fit of [full, ...folds.map(({ coefficients }) => coefficients)]) {
          all.forEach((weights, response) => {
            weights.forEach((expected, i) => {
              expect(fit[response][i]).toBeCloseTo(expected, 9);
            });
          });
        }
      }),
      { numRuns: 50 },
    );
  });
});
