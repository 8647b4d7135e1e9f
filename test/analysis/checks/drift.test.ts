import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allowedMove, driftsOf } from "../../../src/analysis/checks/baseline/drift.js";
import { standardErrorOfMean, momentsOf } from "../../../src/statistics/moments.js";
import { normal } from "../../statistics/random.js";

const move = (mean: number, allowed: number, standardError = 1, trials = 1_000_000) => ({
  difference: { mean, standardError, trials },
  allowed,
});
const drift = (mean: number, allowed: number, error = 1, trials?: number) =>
  driftsOf([move(mean, allowed, error, trials)], 0.99)[0];

describe("drift from a baseline", () => {
  test("one mean alone: each end of its interval is missed with half the error probability", () => {
    const { interval, detectable } = drift(10, 0, 5);
    // 2.5758293 = norm.ppf(0.995)
    expect(interval[0]).toBeCloseTo(10 - 5 * 2.5758293, 5);
    expect(interval[1]).toBeCloseTo(10 + 5 * 2.5758293, 5);
    expect(detectable).toBeCloseTo(5 * 2.5758293, 5);
  });

  test.each([
    ["moved by less than allowed", drift(5, 10), "pass"],
    ["moved by more", drift(15, 10), "fail"],
    ["moved down by more", drift(-15, 10), "fail"],
    ["may or may not have", drift(10, 10), "undecided"],
    ["what is the same in every trial has not moved", drift(0, 0, 0), "pass"],
    ["or has, for certain", drift(1e-9, 0, 0), "fail"],
    ["too few trials decide nothing", drift(9, 1, NaN, 1), "undecided"],
  ])("%s", (_, { result }, expected) => {
    expect(result).toBe(expected);
  });

  test("the larger amount is allowed; a share is one of the mean without its sign", () => {
    expect(allowedMove(-1000, { relative: 0.01, absolute: 5 })).toBe(10);
    expect(allowedMove(-1000, { relative: 0.01, absolute: 30 })).toBe(30);
  });

  test("many comparisons need more: what one alone tells, a hundred do not", () => {
    const one = move(2.6, 0);
    expect(driftsOf([one], 0.99)[0].result).toBe("fail");
    expect(driftsOf([one, ...Array.from({ length: 99 }, () => move(0, 0))], 0.99)[0].result).toBe("undecided");
  });

  test("a wider tolerance never makes a pass fail", () => {
    const number = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    const share = fc.double({ min: 0, max: 1e3, noNaN: true });
    const rank = { fail: 0, undecided: 1, pass: 2 };
    fc.assert(
      fc.property(number, share, share, (mean, a, b) => {
        const [tight, loose] = [Math.min(a, b), Math.max(a, b)].map((allowed) => drift(mean, allowed).result);
        expect(rank[loose]).toBeGreaterThanOrEqual(rank[tight]);
      }),
    );
  });
});

describe("the family of all comparisons", () => {
  const FAMILIES = 500;
  const SIZE = 20;
  const TRIALS = 30;
  const ALPHA = 0.1;

  /** Shares of families with a wrong verdict, of means that differ by 1 where 1 is allowed: tested together, and each as if alone. */
  function falseAlarms(wrong: "pass" | "fail") {
    const families = Array.from({ length: FAMILIES }, (_, family) => {
      const moves = Array.from({ length: SIZE }, (_, own) => {
        const samples = Array.from({ length: TRIALS }, (_, trial) => {
          const common = normal(family, trial);
          return 1 + (common + normal(family * SIZE + own + 1_000_000, trial)) / Math.SQRT2;
        });
        const moments = momentsOf(samples);
        return move(moments.mean, 1, standardErrorOfMean(moments), TRIALS);
      });
      const alone = moves.flatMap((one) => driftsOf([one], 1 - ALPHA));
      return [driftsOf(moves, 1 - ALPHA), alone].map((drifts) => drifts.some(({ result }) => result === wrong));
    });
    const [together, alone] = [0, 1].map((way) => families.filter((wrongs) => wrongs[way]).length / FAMILIES);
    return { together, alone };
  }

  // At the limit itself both verdicts are wrong as often as they can be; 5 standard errors of a share of 500.
  const slack = 5 * Math.sqrt((ALPHA * (1 - ALPHA)) / FAMILIES);

  test("a false alarm in any of twenty means is as rare as asked for", () => {
    const { together, alone } = falseAlarms("fail");
    expect(together).toBeLessThan(ALPHA + slack);
    expect(together).toBeGreaterThan(0);
    expect(alone).toBeGreaterThan(3 * ALPHA);
  });

  test("and so is a pass of what has moved", () => {
    expect(falseAlarms("pass").together).toBeLessThan(ALPHA + slack);
  });
});
