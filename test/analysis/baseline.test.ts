import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { driftOf } from "../../src/analysis/checks/baseline.js";

const figure = (mean: number, standardError: number, trials = 1_000_000) => ({ mean, standardError, trials });
const drift = (before: number, now: number, relative: number, absolute: number, error = 1) =>
  driftOf(figure(before, error), figure(now, error), { relative, absolute }, 0.99);

describe("drift from a baseline", () => {
  test("adds the errors of both runs: normal 99 % interval of the difference", () => {
    const { observed, interval } = driftOf(figure(100, 3), figure(110, 4), { relative: 0, absolute: 0 }, 0.99);
    expect(observed).toBe(10);
    // 2.5758293 = norm.ppf(0.995) (SciPy), 5 = sqrt(9 + 16)
    expect(interval[0]).toBeCloseTo(10 - 5 * 2.5758293, 5);
    expect(interval[1]).toBeCloseTo(10 + 5 * 2.5758293, 5);
  });

  test.each([
    ["moved by less than allowed", drift(1000, 1005, 0.01, 0), "pass"],
    ["moved by more", drift(1000, 1015, 0.01, 0), "fail"],
    ["moved down by more", drift(1000, 985, 0.01, 0), "fail"],
    ["may or may not have", drift(1000, 1010, 0.01, 0), "undecided"],
    ["the larger amount counts", drift(1000, 1015, 0.01, 30), "pass"],
    ["a share of a negative mean", drift(-1000, -1005, 0.01, 0), "pass"],
    ["equal figures have not moved, whatever the error", drift(5, 5, 0, 0, 1e9), "pass"],
    [
      "too few trials decide nothing",
      driftOf(figure(1, 1, 1), figure(9, 2, 1), { relative: 0, absolute: 1 }, 0.99),
      "undecided",
    ],
    ["no data decides nothing", drift(NaN, 1, 1, 1e9), "undecided"],
  ])("%s", (_, { result }, expected) => {
    expect(result).toBe(expected);
  });

  test("a wider tolerance never makes a pass fail", () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const rank = { fail: 0, undecided: 1, pass: 2 };
    fc.assert(
      fc.property(number, number, share, share, (before, now, a, b) => {
        const [tight, loose] = [Math.min(a, b), Math.max(a, b)].map(
          (relative) => drift(before, now, relative, 0).result,
        );
        expect(rank[loose]).toBeGreaterThanOrEqual(rank[tight]);
      }),
    );
  });
});
