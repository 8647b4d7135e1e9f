import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { unusualGrowth, unusualRatio, unusualValue } from "../../src/analysis/unusual-value.js";
import { BOOK } from "../../src/assumptions/book.js";
import { BOOK_SALES_COST, plausibleRange } from "../../src/assumptions/plausible.js";
import { isPlausible } from "../../src/assumptions/quantity.js";
import { kindOfUnit } from "../../src/assumptions/unit-kinds.js";
import { parseValue } from "../../src/assumptions/value-notation.js";
import { message } from "../../src/report/messages/message.js";
import { loadScenario } from "../../src/scenario/load.js";
import { medianOfSpec } from "./medians.js";

const MONEY = { salesCost: BOOK_SALES_COST };

/** The numbers that a value of the book is written with. */
function written(value: string, domain: (typeof BOOK)[number]["domain"]): readonly number[] {
  const parsed = parseValue(value, domain);
  if ("fault" in parsed) throw new Error(parsed.fault.code);
  const { spec } = parsed;
  return spec.kind === "quantiles" ? spec.points.map((point) => point.value) : [medianOfSpec(spec)];
}

describe("the plausible range", () => {
  it.each(BOOK)("of $id holds the book's value, ends and all, and tells of what lies outside", (row) => {
    const { id, value, domain, unit } = row;
    const range = plausibleRange(id, MONEY);
    if (range === undefined) throw new Error("no range");
    expect(range.low).toBeLessThan(range.high);
    expect(kindOfUnit(unit)).toBeDefined();
    for (const number of written(value, domain)) expect(isPlausible(number, range)).toBe(true);
    expect(unusualValue(id, range.low, MONEY)).toEqual([]);
    expect(unusualValue(id, range.high, MONEY)).toEqual([]);
    for (const outside of [range.low - 1e-6 - Math.abs(range.low) / 100, range.high * 1.01]) {
      expect(unusualValue(id, outside, MONEY)).toMatchObject([
        { code: "unusual-value", severity: "warning", arguments: { assumption: id, value: outside } },
      ]);
    }
  });

  it("of money follows what a rep costs, which has a range of its own in a comparable currency alone", () => {
    const deal = plausibleRange("funnel.deal_value", MONEY);
    const inYen = { salesCost: 100 * BOOK_SALES_COST, currency: "JPY" };
    expect(plausibleRange("funnel.deal_value", inYen)?.low).toBeCloseTo(100 * (deal?.low ?? NaN), 6);
    expect(plausibleRange("money.sales_cost", inYen)).toBeUndefined();
    expect(plausibleRange("money.sales_cost", { ...MONEY, currency: "eur" })).toBeDefined();
    expect(unusualValue("money.sales_cost", 1e6, inYen)).toEqual([]);
  });

  it("takes nought for none where there may be none", () => {
    expect(unusualValue("money.programme_spend", 0, MONEY)).toEqual([]);
    expect(unusualValue("money.sales_cost", 0, MONEY)).toHaveLength(1);
  });

  it.each([
    ["customers.monthly_churn", 1.1, "1.1 percent is written 1.1% or 0.011"],
    ["people.sales_attrition", 2, "2 percent is written 2% or 0.02"],
    ["funnel.sales_cycle", 90, "90 days is written 90 days"],
    ["funnel.deal_value", 18, "18 thousand is written 18k"],
  ])("tells how %s of %d is written in the unit that it would be plausible in", (id, value, written) => {
    const [problem] = unusualValue(id, value, MONEY);
    expect(message(problem)).toContain(`Check the unit: ${written}.`);
    expect(message(unusualValue(id, 1e9, MONEY)[0])).toMatch(/Check the unit\.$/u);
  });

  it("of a structure's own ratio, and growth by what becomes of it", () => {
    expect(unusualRatio("churn", 0.9)).toEqual([]);
    expect(unusualRatio("churn", 15)).toHaveLength(1);
    expect(unusualGrowth(0.02, 60)).toEqual([]);
    expect(unusualGrowth(5, 24)).toMatchObject([{ arguments: { factor: 6 ** 23 } }]);
  });

  it.each(readdirSync("scenarios").filter((file) => file.endsWith(".yaml")))("holds all that %s gives", (file) => {
    const codes = loadScenario(`scenarios/${file}`).warnings.map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith("unusual") || code === "growth-multiplies")).toEqual([]);
  });
});
