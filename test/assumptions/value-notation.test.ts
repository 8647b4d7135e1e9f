import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Domain } from "../../src/assumptions/assumption.js";
import { parseValue } from "../../src/assumptions/value-notation.js";
import type { Reading } from "../../src/assumptions/quantity.js";
import { medianOfSpec } from "./medians.js";

const constant = (value: number) => ({ spec: { kind: "constant", value } });
const interval = (scale: string, low: number, high: number) => ({
  spec: {
    kind: "quantiles",
    scale,
    points: [
      { probability: 0.05, value: low },
      { probability: 0.95, value: high },
    ],
  },
});
const faultCode = (text: string | number, domain: Domain): string | undefined => {
  const parsed = parseValue(text, domain);
  return "fault" in parsed ? parsed.fault.code : undefined;
};

describe("a certain value", () => {
  it.each<[string | number, Domain, number]>([
    [0.15, "probability", 0.15],
    ["0.15", "probability", 0.15],
    [" 15% ", "probability", 0.15],
    ["15 %", "probability", 0.15],
    [".4", "probability", 0.4],
    ["3.", "positive", 3],
    ["+2e3", "real", 2000],
    ["1.5E-2", "positive", 0.015],
    ["1e1%", "probability", 0.1],
    ["-0.5", "real", -0.5],
    ["-5%", "real", -0.05],
    ["0", "non-negative", 0],
    ["0", "count", 0],
    ["100%", "probability", 1],
  ])("reads %j (%s) as %d", (text, domain, value) => {
    expect(parseValue(text, domain)).toEqual(constant(value));
  });

  it("reads a percentage as one decimal number, without a rounding of its own", () => {
    expect(1.1 / 100).not.toBe(0.011); // why it matters
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (thousandths) => {
        const text = `${String(Math.floor(thousandths / 1000))}.${String(thousandths % 1000).padStart(3, "0")}%`;
        expect(parseValue(text, "real")).toEqual(constant(thousandths / 100_000));
      }),
    );
  });
});

describe("an interval", () => {
  it.each<[string, Domain, string, number, number]>([
    ["15% to 31%", "probability", "logit", 0.15, 0.31],
    ["15 to 31%", "probability", "logit", 0.15, 0.31],
    ["15% to 31", "probability", "logit", 0.15, 0.31],
    ["15 % to 31 %", "probability", "logit", 0.15, 0.31],
    ["0.15 to 0.31", "probability", "logit", 0.15, 0.31],
    ["186 to 364", "positive", "log", 186, 364],
    ["0.8% to 1.4%", "non-negative", "log", 0.008, 0.014],
    ["5 to 8", "count", "log", 5, 8],
    ["-2 to -1", "real", "identity", -2, -1],
    ["  1   to   2  ", "real", "identity", 1, 2],
  ])("%j on a %s value is normal on its scale", (text, domain, scale, low, high) => {
    expect(parseValue(text, domain)).toEqual(interval(scale, low, high));
  });

  it("is a spread around the median for `median */ factor`", () => {
    expect(parseValue("3 */ 1.5", "positive")).toEqual(interval("log", 2, 4.5));
    expect(parseValue("3*/1.5", "non-negative")).toEqual(interval("log", 2, 4.5));
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.double({ min: 1.001, max: 100, noNaN: true }),
        (median, factor) => {
          const parsed = parseValue(`${String(median)} */ ${String(factor)}`, "positive");
          if ("fault" in parsed) throw new Error(parsed.fault.code);
          expect(Math.abs(medianOfSpec(parsed.spec) / median - 1)).toBeLessThan(1e-14);
        },
      ),
    );
  });
});

describe("as people write", () => {
  const MONEY: Reading = { kind: "amount", plausible: { low: 1000, high: 1e6 } };
  const MONTHS: Reading = { kind: "duration" };
  it.each<[string, Reading, number]>([
    ["18k", MONEY, 18_000],
    ["1.2M", MONEY, 1_200_000],
    ["2 bn", MONEY, 2e9],
    ["18_000", MONEY, 18_000],
    ["18'000", MONEY, 18_000],
    ["18\u2019000.5", MONEY, 18_000.5],
    ["18 000", MONEY, 18_000],
    ["18\u00A0000", MONEY, 18_000],
    ["1\u202F200\u202F000", MONEY, 1_200_000],
    ["18,000", MONEY, 18_000],
    ["1,200,000", {}, 1_200_000],
    ["1,200.50", {}, 1200.5],
    ["\u201C18k\u201D", MONEY, 18_000],
    ["\u201E50%\u201C", { kind: "share" }, 0.5],
    ["\u22122%", {}, -0.02],
    ["\u20132%", {}, -0.02],
    ["90 days", MONTHS, 90 / 30.4375],
    ["2 weeks", MONTHS, 14 / 30.4375],
    ["1 month", MONTHS, 1],
    ["2 years", MONTHS, 24],
    ["6", MONTHS, 6],
  ])("%j, read as %j, is %d", (text, reading, value) => {
    expect(parseValue(text, "real", reading)).toEqual(constant(value));
  });

  it.each<[string, Reading, number, number]>([
    ["15,000 to 22,000", MONEY, 15_000, 22_000],
    ["15 000 to 22 000", MONEY, 15_000, 22_000],
    ["15\u00A0000\u00A0to\u00A022\u00A0000", MONEY, 15_000, 22_000],
    ["18k to 22k", MONEY, 18_000, 22_000],
    ["18k\u201422k", MONEY, 18_000, 22_000],
    ["15\u201322", {}, 15, 22],
    ["15 \u2013 22 %", {}, 0.15, 0.22],
    ["\u22122\u20133", {}, -2, 3],
    ["60 to 90 days", MONTHS, 60 / 30.4375, 90 / 30.4375],
    ["90 days to 1 year", MONTHS, 90 / 30.4375, 12],
  ])("%j, read as %j, is %d to %d", (text, reading, low, high) => {
    expect(parseValue(text, "real", reading)).toEqual(interval("identity", low, high));
  });

  it.each<[string, Domain, Reading, string]>([
    ["50%", "positive", MONEY, "percent-of-what"],
    ["40% to 60%", "positive", { kind: "count" }, "percent-of-what"],
    ["50%", "positive", MONTHS, "percent-of-what"],
    ["50%", "positive", { kind: "number" }, "percent-of-what"],
    ["5k", "positive", MONTHS, "not-a-value"],
    ["6M", "positive", MONTHS, "not-a-value"],
    ["60 days to 90", "positive", MONTHS, "unit-on-one-end"],
    ["90 days", "positive", MONEY, "not-a-value"],
    ["15.000", "positive", MONEY, "thousands-or-decimals"],
    ["15.000 to 17.500", "positive", MONEY, "thousands-or-decimals"],
    ["9000 to 17.500", "positive", MONEY, "thousands-or-decimals"],
    ["15.000 */ 1.2", "positive", MONEY, "thousands-or-decimals"],
    ["1.200", "count", {}, "thousands-or-decimals"],
    ["12.500", "positive", { kind: "count", plausible: { low: 1, high: 1e5 } }, "thousands-or-decimals"],
    ["12,125", "positive", { kind: "count", plausible: { low: 1, high: 1e5 } }, "thousands-or-decimals"],
  ])("%j on a %s value read as %j is %s", (text, domain, reading, code) => {
    const parsed = parseValue(text, domain, reading);
    expect("fault" in parsed && parsed.fault.code).toBe(code);
  });

  it("three decimals are decimals where only that can be meant", () => {
    const months: Reading = { kind: "duration", plausible: { low: 0.5, high: 18 } };
    expect(parseValue("2.500", "positive", months)).toEqual(constant(2.5));
    expect(parseValue("12.125", "positive", { kind: "count", plausible: { low: 1, high: 1e5 } })).toEqual(
      constant(12.125),
    );
    expect(parseValue("15000.000", "positive", MONEY)).toEqual(constant(15_000));
  });

  it("names both readings, and what to write", () => {
    expect(parseValue("15.000", "positive", MONEY)).toMatchObject({
      fault: { arguments: { found: "15.000", decimal: 15, thousands: 15_000, mark: "point" } },
    });
    expect(parseValue("0,25", "real")).toMatchObject({ fault: { arguments: { write: "0.25" } } });
    expect(parseValue(",5 %", "real")).toMatchObject({ fault: { arguments: { write: "0.5%" } } });
    expect(parseValue("1.234,5", "real")).toMatchObject({ fault: { arguments: { write: "1234.5" } } });
    expect(parseValue("18 to 22k", "real")).toMatchObject({ fault: { arguments: { write: "18k to 22k" } } });
  });
});

describe("faults", () => {
  it.each<[string | number, Domain, string]>([
    ["", "real", "not-a-value"],
    ["abc", "real", "not-a-value"],
    ["inf", "real", "not-a-value"],
    ["nan", "real", "not-a-value"],
    ["Infinity", "real", "not-a-value"],
    ["0x10", "real", "not-a-value"],
    ["1_00", "real", "not-a-value"],
    ["1_000_00", "real", "not-a-value"],
    ["1'000_000", "real", "not-a-value"],
    ["1.5 2", "real", "not-a-value"],
    ["15-22", "real", "not-a-value"],
    ["15–22–30", "real", "not-a-value"],
    ["\u20132\u20133", "real", "not-a-value"],
    ["90 days", "real", "not-a-value"],
    ["1,5", "real", "decimal-comma"],
    ["0,250", "real", "decimal-comma"],
    [",5", "real", "decimal-comma"],
    ["1,5 to 2,5", "real", "decimal-comma"],
    ["1.200.000", "real", "thousands-points"],
    ["1.234,56", "real", "thousands-points"],
    ["+5000", "positive", "plus-sign"],
    ["+50", "count", "plus-sign"],
    ["+10%", "probability", "plus-sign"],
    ["+5 to +6", "non-negative", "plus-sign"],
    ["15,000", "real", "thousands-or-decimals"],
    ["18 to 22k", "positive", "unit-on-one-end"],
    ["18k to 22", "positive", "unit-on-one-end"],
    ["40% to 0.6", "probability", "unit-on-one-end"],
    ["0.1% to 0.9", "probability", "unit-on-one-end"],
    ["1e16", "positive", "too-large"],
    ["1 to 1e308", "positive", "too-large"],
    ["15%%", "real", "not-a-value"],
    ["1 2", "real", "not-a-value"],
    ["1 to", "real", "not-a-value"],
    ["1 to 2 to 3", "real", "not-a-value"],
    ["1 to x", "real", "not-a-value"],
    ["1 */", "positive", "not-a-value"],
    ["x */ 2", "positive", "not-a-value"],
    ["1 */ 2 */ 3", "positive", "not-a-value"],
    ["1 */ 2 to 3", "positive", "not-a-value"],
    ["2 + 2", "real", "not-a-value"],
    ["1e999", "real", "not-finite"],
    ["-1e999", "real", "not-finite"],
    [`1e${"9".repeat(40)}`, "real", "not-finite"],
    ["1 to 1e999", "positive", "not-finite"],
    ["1e308 */ 100", "positive", "too-large"],
    [NaN, "real", "not-finite"],
    [Infinity, "positive", "not-finite"],
    ["1.2", "probability", "outside-domain"],
    ["-1%", "probability", "outside-domain"],
    [0, "positive", "outside-domain"],
    ["1e-999", "positive", "outside-domain"],
    [-1, "non-negative", "outside-domain"],
    ["2.5", "count", "outside-domain"],
    ["-1", "count", "outside-domain"],
    ["50% to 120%", "probability", "outside-domain"],
    ["15 to 31", "probability", "outside-domain"],
    ["-1 to 2", "positive", "outside-domain"],
    ["0 */ 2", "positive", "outside-domain"],
    ["-1 */ 2", "positive", "outside-domain"],
    ["31% to 15%", "probability", "interval-reversed"],
    ["5 to 5", "positive", "interval-reversed"],
    ["0 to 5", "non-negative", "interval-touches-bound"],
    ["0 to 5", "count", "interval-touches-bound"],
    ["0% to 20%", "probability", "interval-touches-bound"],
    ["80% to 100%", "probability", "interval-touches-bound"],
    ["1 */ 1", "positive", "spread-not-above-one"],
    ["1 */ 0.5", "positive", "spread-not-above-one"],
    ["50% */ 1.2", "probability", "spread-needs-positive"],
    ["1 */ 2", "real", "spread-needs-positive"],
  ])("%j on a %s value is %s", (text, domain, code) => {
    expect(faultCode(text, domain)).toBe(code);
  });

  it("name what was found", () => {
    expect(parseValue("abc", "real")).toEqual({ fault: { code: "not-a-value", arguments: { found: "abc" } } });
    expect(parseValue("1.2", "probability")).toEqual({
      fault: { code: "outside-domain", arguments: { found: 1.2, domain: "probability" } },
    });
    expect(parseValue("31% to 15%", "probability")).toEqual({
      fault: { code: "interval-reversed", arguments: { low: 0.31, high: 0.15 } },
    });
  });

  it("come back for any text, never an exception, and a value that is read is finite", () => {
    const piece = fc.constantFrom("1", "0", "-", "+", ".", "e", "9", "%", " ", " to ", "*/", "inf", "nan", "x");
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
    const domain = fc.constantFrom<Domain>("probability", "positive", "non-negative", "real", "count");
    fc.assert(
      fc.property(text, domain, (written, inDomain) => {
        const parsed = parseValue(written, inDomain);
        if ("spec" in parsed) expect(Number.isFinite(medianOfSpec(parsed.spec))).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it("are found in time that grows no faster than the text", () => {
    for (const text of [" ".repeat(2e6) + "x", "1".repeat(2e6) + "x", "1" + " ".repeat(2e6) + "to x", "%".repeat(2e6)])
      expect(faultCode(text, "real")).toBe("not-a-value");
  }, 5000);
});
