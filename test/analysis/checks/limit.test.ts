import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide, type Limit } from "../../../src/analysis/checks/limit.js";

const number = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -5, max: 5, noNaN: true }));
const limit: fc.Arbitrary<Limit> = fc
  .record({ atLeast: number, above: number, atMost: number, below: number }, { requiredKeys: [] })
  .map((bounds) => bounds);
const interval = fc.tuple(number, number).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);

/** The limit, said once more in another way. */
const keeps = (value: number, { atLeast = -Infinity, above = -Infinity, atMost = Infinity, below = Infinity }: Limit) =>
  !(value < atLeast) && !(value <= above) && !(value > atMost) && !(value >= below);

describe("a verdict", () => {
  test.each<[string, [number, number], Limit, string]>([
    ["all of the interval keeps it", [1, 2], { atLeast: 1 }, "pass"],
    ["none of it does", [1, 2], { atLeast: 2.1 }, "fail"],
    ["some of it does", [1, 2], { atLeast: 1.5 }, "undecided"],
    ["an end on the limit keeps it", [1, 2], { atMost: 2 }, "pass"],
    ["... unless the limit is excluded", [1, 2], { below: 2 }, "undecided"],
    ["a point on an excluded limit fails", [0, 0], { above: 0 }, "fail"],
    ["a point on an included limit passes", [0, 0], { atLeast: 0 }, "pass"],
    ["within a range", [1, 2], { atLeast: 0.5, atMost: 2.5 }, "pass"],
    ["across a whole range", [0, 3], { atLeast: 1, atMost: 2 }, "undecided"],
    ["beside a range", [3, 4], { atLeast: 1, atMost: 2 }, "fail"],
    ["without an upper end", [1, Infinity], { atLeast: 0 }, "pass"],
    ["without an upper end", [1, Infinity], { atMost: 5 }, "undecided"],
    ["without an upper end, beyond the limit", [6, Infinity], { atMost: 5 }, "fail"],
    ["without a limit", [1, 2], {}, "undecided"],
  ])("%s", (_, ends, limit, expected) => {
    expect(decide(ends, limit)).toBe(expected);
  });

  test("never passes, nor fails, on what is not a number", () => {
    fc.assert(
      fc.property(number, limit, (end, limit) => {
        for (const ends of [
          [NaN, NaN],
          [NaN, end],
          [end, NaN],
        ] as const)
          expect(decide(ends, limit)).toBe("undecided");
      }),
    );
  });

  test("passes only if every point keeps the limit, fails only if none does", () => {
    fc.assert(
      fc.property(interval, limit, fc.double({ min: 0, max: 1, noNaN: true }), ([low, high], limit, share) => {
        const inside = Math.min(high, low + share * (high - low));
        const verdict = decide([low, high], limit);
        if (verdict === "pass") expect(keeps(inside, limit)).toBe(true);
        if (verdict === "fail") expect(keeps(inside, limit)).toBe(false);
      }),
    );
  });

  test("moving a limit away never turns a pass into anything else; moving it in never saves a fail", () => {
    const order = { fail: 0, undecided: 1, pass: 2 };
    const senses = [
      ["atLeast", -1],
      ["above", -1],
      ["atMost", 1],
      ["below", 1],
    ] as const;
    fc.assert(
      fc.property(interval, number, fc.double({ min: 0, max: 3, noNaN: true }), (ends, value, slack) => {
        for (const [sense, sign] of senses) {
          const strict = order[decide(ends, { [sense]: value })];
          const loose = order[decide(ends, { [sense]: value + sign * slack })];
          expect(loose).toBeGreaterThanOrEqual(strict);
        }
      }),
    );
  });

  test("a narrower interval never turns a pass into a fail or a fail into a pass", () => {
    fc.assert(
      fc.property(interval, limit, number, number, ([low, high], limit, a, b) => {
        const [from, to] = [a, b].map((end) => Math.min(high, Math.max(low, end))).sort((x, y) => x - y);
        const verdict = decide([low, high], limit);
        if (verdict !== "undecided") expect(decide([from, to], limit)).toBe(verdict);
      }),
    );
  });
});
