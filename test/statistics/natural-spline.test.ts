import { describe, expect, it } from "vitest";
import { combine } from "../../src/statistics/combinations.js";
import { crossFit } from "../../src/statistics/cross-fit.js";
import { dot } from "../../src/statistics/inner-products.js";
import { naturalSplineColumns } from "../../src/statistics/natural-spline.js";

const grid = Float64Array.from({ length: 41 }, (_, i) => i / 4);

function fitted(values: Float64Array, y: Float64Array, degrees: number): Float64Array {
  const columns = [new Float64Array(values.length).fill(1), ...naturalSplineColumns(values, degrees)];
  return combine(columns, crossFit(columns, [y], 1).full[0], 0, values.length);
}

describe("naturalSplineColumns", () => {
  it("spans the natural cubic splines on its knots", () => {
    // Reference: least squares on the five cardinal natural splines of scipy.interpolate.CubicSpline(bc_type="natural") at
    // knots numpy.quantile(x, [.025, .2625, .5, .7375, .975]), continued in straight lines; y = sin(x) + x/10.
    const result = fitted(
      grid,
      grid.map((x) => Math.sin(x) + 0.1 * x),
      4,
    );
    const expected = [
      0.28882476470707863, 0.8679161487888793, 0.38870982932110676, -0.5628185015227776, 1.7505642522893043,
    ];
    [0, 5, 13, 20, 33].forEach((place, i) => {
      expect(result[place]).toBeCloseTo(expected[i], 10);
    });
    expect(result[40]).toBeCloseTo(0.4185510091583494, 10);
  });

  it("is a straight line with one degree of freedom", () => {
    const result = fitted(
      grid,
      grid.map((x) => 3 - 2 * x),
      1,
    );
    result.forEach((value, i) => {
      expect(value).toBeCloseTo(3 - 2 * grid[i], 12);
    });
  });

  it("gives columns of mean 0 and mean square 1, orthogonal to each other", () => {
    const columns = naturalSplineColumns(grid, 8);
    expect(columns).toHaveLength(8);
    columns.forEach((a, i) => {
      expect(a.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 9);
      columns.forEach((b, j) => {
        expect(dot(a, b) / grid.length).toBeCloseTo(Number(i === j), 10);
      });
    });
  });

  it("gives fewer columns for few different values and none for a constant", () => {
    const three = Float64Array.from({ length: 30 }, (_, i) => i % 3);
    expect(naturalSplineColumns(three, 8).length).toBeLessThanOrEqual(2);
    expect(naturalSplineColumns(three, 8).length).toBeGreaterThan(0);
    expect(naturalSplineColumns(new Float64Array(30).fill(4), 4)).toEqual([]);
  });
});
