import { rateText } from "../../src/report/format/rate.js";
import { percentText } from "../../src/report/format/relative.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { duration } from "../../src/report/format/duration.js";
import { count, decimalsFor, fixed, plain, signed } from "../../src/report/format/number.js";
import {
  confidenceText,
  difference,
  differenceScale,
  interval,
  PERCENT,
  quantity,
  scaleFor,
} from "../../src/report/format/quantity.js";
import { errorCell } from "../../src/questions/run/comparison/figures.js";

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

describe("a rounding error", () => {
  const scale = differenceScale(scaleFor("currency", [8e6]));

  test("beside the figures of its table is nothing, and what is merely small is not", () => {
    expect(difference(-4.3e-11, 4.3e-11, scale)).toBe(difference(0, 0, scale));
    expect(errorCell(4.3e-11, scale)).toEqual({ ...errorCell(0, scale), value: 4.3e-11 });
    expect(errorCell(4.3, scale).text).toBe("0.000004 M");
  });
});

describe("rateText", () => {
  test("shows no digit for what computing left in the last of 16", () => {
    expect(rateText(0.1 - 2e-16, "share")).toBe(rateText(0.1, "share"));
    expect(rateText(0.0999, "share")).not.toBe(rateText(0.1, "share"));
  });
});

describe("whatever the number", () => {
  const odd = fc.oneof(
    fc.constantFrom(
      NaN,
      Infinity,
      -Infinity,
      1e300,
      -1e300,
      1e-300,
      5e-324,
      0,
      -0,
      0.1 + 0.2,
      1 / 3,
      2 ** 53,
      1e15,
      1e21,
    ),
    fc.double(),
  );
  const unit = fc.constantFrom("currency", "fraction", "count", "index", "currency/win", "fraction/year");

  test("no NaN, no Infinity and no float of 16 digits is written", () => {
    fc.assert(
      fc.property(odd, odd, odd, unit, fc.integer({ min: -20, max: 40 }), (a, b, c, of, decimals) => {
        const scale = scaleFor(of, [a, b]);
        const texts = [
          fixed(a, decimals),
          plain(a),
          count(a),
          quantity(a, c, scale),
          difference(a, c, scale),
          interval(a, b, c, scale),
          rateText(a, "fraction"),
        ];
        for (const text of texts) {
          expect(text).not.toMatch(/NaN|Infinity|undefined/u);
          expect(text).not.toMatch(/\.\d{16}|\de\+/u);
          expect(text.length).toBeLessThan(60);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("no data is a dash, and what nobody can read has a power of ten", () => {
    expect([NaN, Infinity, -Infinity].flatMap((value) => [fixed(value, 2), plain(value), count(value)])).toEqual(
      Array(9).fill("–"),
    );
    expect([plain(5.8e297), fixed(-1.25e20, 0), fixed(3e-20, 21), plain(1e-300)]).toEqual([
      "5.8e297",
      "−1.3e20",
      "3.0e−20",
      "1.0e−300",
    ]);
    expect(fixed(3e-20, 2)).toBe("0.00");
  });
});

test("less than one percent keeps its sign", () => {
  expect([percentText(0.3, 100), percentText(-0.3, 100), percentText(-4, 100)]).toEqual(["< 1 %", "> −1 %", "−4 %"]);
});

describe("a share that is not all or nothing", () => {
  test.each([
    [0.9997, 0, "> 99.9 %"],
    [0.9985, 0.0002, "99.9 %"],
    [0.99999, 0.0002, "> 99.9 %"],
    [0.997, 0.01, "> 99 %"],
    [0.0002, 0.01, "< 1 %"],
    [1e-9, 0.001, "< 0.1 %"],
    [1, 0, "100 %"],
    [0, 0, "0 %"],
    [1.0000001, 0.01, "100 %"],
  ])("%d with standard error %d is %s", (share, error, text) => {
    expect(quantity(share, error, PERCENT)).toBe(text);
  });

  test("a confidence keeps the digits it has", () => {
    expect([0.9995, 0.99, 0.999999, 0.9].map(confidenceText)).toEqual(["99.95 %", "99 %", "99.9999 %", "90 %"]);
  });
});

test.each([
  [0.0004, "0.0 %"],
  [-0.0004, "0.0 %"],
  [0.9997, "+100.0 %"],
  [0.0123, "+1.2 %"],
])("a difference of %s has no sign before another one", (value, text) => {
  expect(difference(value, 0.001, PERCENT).replace("\u2212", "-").replace("-0.0", "0.0")).toBe(text);
});
