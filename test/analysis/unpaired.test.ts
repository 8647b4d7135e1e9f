import { describe, expect, test } from "vitest";
import { unpairedDifferences, type TwoEstimates } from "../../src/analysis/unpaired.js";
import { studentCriticalValue } from "../../src/statistics/student.js";

const two = (before: number, now: number, errors = [3, 4], trials = 1001): TwoEstimates => ({
  before: { mean: before, standardError: errors[0] },
  now: { mean: now, standardError: errors[1] },
  trials,
});

describe("a difference of two runs", () => {
  test("has the root of the sum of squares for its error", () => {
    expect(unpairedDifferences([two(10, 12)], 0.95)).toEqual([{ difference: 2, standardError: 5, resolved: false }]);
  });

  test("alone is resolved from Student's two-sided limit on", () => {
    const limit = 5 * studentCriticalValue(0.95, 1000);
    const resolved = [limit * 1.001, limit * 0.999].map((far) => unpairedDifferences([two(0, -far)], 0.95)[0].resolved);
    expect(resolved).toEqual([true, false]);
  });

  test("among others is held against Holm's level: the same one is resolved alone and not among ten", () => {
    const far = two(0, 5 * studentCriticalValue(0.98, 1000));
    expect(unpairedDifferences([far], 0.95)[0].resolved).toBe(true);
    const all = unpairedDifferences([far, ...Array.from({ length: 9 }, () => two(0, 0.1))], 0.95);
    expect(all.map(({ resolved }) => resolved)).not.toContain(true);
  });

  test("without error is certain; without data or with one trial it is not", () => {
    const resolved = unpairedDifferences(
      [two(1, 2, [0, 0]), two(1, 1, [0, 0]), two(NaN, 1e9), two(1, NaN, [0, NaN]), two(0, 1e9, [3, 4], 1)],
      0.95,
    ).map((one) => one.resolved);
    expect(resolved).toEqual([true, false, false, false, false]);
  });
});
