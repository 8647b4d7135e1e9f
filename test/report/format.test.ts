import { rateText } from "../../src/report/format/rate.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { duration } from "../../src/report/format/duration.js";
import { count, decimalsFor, fixed, plain, signed } from "../../src/report/format/number.js";
import { difference, interval, PERCENT, quantity, scaleFor } from "../../src/report/format/quantity.js";

describe("decimalsFor", () => {
  test.each([
    [5.6123, 0.0224, 4, 2],
    [5.6123, 0.096, 4, 1], // 0.096 rounds to 0.1
    [5312.4, 12, 4, -1],
    [5312.4, 0.001, 4, 0], // four digits are enough
    [0.00123456, 0, 3, 5],
    [0, 0.02, 3, 2],
    [5.6, NaN, 3, 2],
  ])("of %d with standard error %d and %d digits is %d", (value, standardError, most, decimals) => {
    expect(decimalsFor(value, standardError, most)).toBe(decimals);
  });

  test("never shows a digit finer than the standard error's leading one", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        (value, standardError) => {
          const unit = 10 ** -decimalsFor(value, standardError, 4);
          // Half a unit of the error's leading digit: 0.095 counts as 0.1.
          expect(unit).toBeGreaterThanOrEqual(10 ** Math.floor(Math.log10(standardError)) * 0.999);
        },
      ),
    );
  });
});

test("fixed groups thousands, rounds to tens, and has no minus zero", () => {
  expect(fixed(-1234567.891, 1)).toBe("−1,234,567.9");
  expect(fixed(5312.4, -1)).toBe("5,310");
  expect(fixed(-0.004, 2)).toBe("0.00");
  expect(count(10_000)).toBe("10,000");
});

test("signed leaves a zero alone", () => {
  expect(["0.00 M", "1.2 M", "−1.2 M", "–"].map(signed)).toEqual(["0.00 M", "+1.2 M", "−1.2 M", "–"]);
});

test("plain keeps three digits and the whole part", () => {
  expect([0.34, 1234.56, 0.0123456, 2, 100.4, 0].map(plain)).toEqual(["0.34", "1,235", "0.0123", "2", "100", "0"]);
});

describe("quantity", () => {
  test("is money in the step of the largest value, with the digits its error supports", () => {
    const scale = scaleFor("currency", [1_234_567, 23_456]);
    expect(quantity(1_234_567, 8000, scale)).toBe("1.23 M");
    expect(quantity(23_456, 8000, scale)).toBe("0.02 M");
    expect(quantity(23_456, 30_000, scale)).toBe("0.02 M");
    expect(quantity(1_234_567, 80_000, scale)).toBe("1.23 M");
    expect(quantity(1_234_567, 96_000, scale)).toBe("1.2 M");
    expect(scaleFor("currency", [12, NaN]).suffix).toBe("");
    expect(scaleFor("currency/win", [-15_000]).suffix).toBe(" k");
  });

  test("is a dash without data, a percentage for a fraction", () => {
    expect(quantity(NaN, NaN, PERCENT)).toBe("–");
    expect(quantity(0.52345, 0.005, PERCENT)).toBe("52.3 %");
    expect(difference(0.0123, 0.001, PERCENT)).toBe("+1.2 %");
  });

  test("intervals carry the unit once and two digits of their width", () => {
    const scale = scaleFor("currency", [5e6]);
    expect(interval(1_234_567, 9_345_678, 1000, scale)).toBe("1.2 to 9.3 M");
    expect(interval(-1_234_567, 345_678, 1000, scale)).toBe("−1.2 to 0.3 M");
    expect(interval(NaN, 1, 1, scale)).toBe("–");
    expect(interval(2e6, 2e6, 0, scale)).toBe("2.00 to 2.00 M");
  });
});

test("durations", () => {
  expect([812, 9949, 45_000, 200_400, 7_500_000].map(duration)).toEqual([
    "0.8 s",
    "9.9 s",
    "45 s",
    "3 min 20 s",
    "2 h 5 min",
  ]);
});

describe("rateText", () => {
  test("shows no digit for what computing left in the last of 16", () => {
    expect(rateText(0.1 - 2e-16, "share")).toBe(rateText(0.1, "share"));
    expect(rateText(0.0999, "share")).not.toBe(rateText(0.1, "share"));
  });
});
