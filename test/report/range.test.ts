import { describe, expect, test } from "vitest";
import { BOOK } from "../../src/assumptions/book.js";
import { rangeText, valueText } from "../../src/report/format/range.js";

describe("a range of an assumption", () => {
  test.each<[number, number, string, string]>([
    [0.5, 0.62, "fraction", "50 % to 62 %"],
    [0.0080001, 0.0141, "hazard/month", "0.80 % to 1.4 % a month"],
    [180, 370, "leads/month", "180 to 370 leads a month"],
    [0.7, 0.984, "hazard ratio", "0.70 to 0.98 times the usual"],
    [1.1, 1.46, "odds ratio", "1.10 to 1.46 times the usual"],
    [13000, 17300, "currency/year", "13,000 to 17,300 EUR a year"],
    [3, 5.5, "months", "3 to 5.5 months"],
    [0.12, 0.45, "log leads per log brand", "0.12 to 0.45"],
    [0.5, 0.9, "ratio to the reps' response time", "0.50 to 0.90 times the reps'"],
    [12, 12, "posts", "12 posts"],
    [-0.002, 0.01, "fraction/month", "−0.20 % to 1 % a month"],
    [0, 0.3, "fraction of the hazard", "0 % to 30 % of the usual rate"],
  ])("%d to %d %s: %s", (low, high, unit, text) => {
    expect(rangeText(low, high, unit, { currency: "EUR" })).toBe(text);
  });

  test("no unit of the book is told as a bare number, but elasticities and the evenness of leads", () => {
    const bare = BOOK.filter(({ unit }) => /^[\d.,]+$/u.test(valueText(0.5, unit, {})));
    expect(bare.every(({ unit }) => /^log|^negative-binomial/u.test(unit))).toBe(true);
  });
});
