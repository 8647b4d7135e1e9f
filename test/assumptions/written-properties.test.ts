import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Assumption } from "../../src/assumptions/assumption.js";
import { BOOK } from "../../src/assumptions/book.js";
import { isInDomain } from "../../src/assumptions/domain.js";
import { BOOK_SALES_COST } from "../../src/assumptions/plausible.js";
import { parseValue } from "../../src/assumptions/value-notation.js";
import { quantityOf } from "../../src/scenario/read-assumptions.js";

const MONEY = { salesCost: BOOK_SALES_COST };

/** Digits in groups of three. */
const grouped = (mark: string) => (digits: string) => {
  const [whole, fraction = ""] = digits.split(".");
  return whole.replace(/\B(?=(\d{3})+$)/gu, mark) + (fraction === "" ? "" : `.${fraction}`);
};

/** A decimal moved by powers of ten, as text: no rounding of its own. */
function shifted(digits: string, places: number): string {
  return Number(`${digits}e${places}`)
    .toFixed(12)
    .replace(/\.?0+$/u, "");
}

/** Ways to write a number, from its plain decimal digits; undefined where a style has no such number. */
const STYLES: Readonly<Record<string, (digits: string) => string>> = {
  plain: (digits) => digits,
  "three decimals": (digits) => Number(digits).toFixed(3),
  k: (digits) => `${shifted(digits, -3)}k`,
  M: (digits) => `${shifted(digits, -6)} M`,
  percent: (digits) => `${shifted(digits, 2)}%`,
  "percent with a no-break space": (digits) => `${shifted(digits, 2)}\u00A0%`,
  underscores: grouped("_"),
  apostrophes: grouped("\u2019"),
  commas: grouped(","),
  "commas in quotes": (digits) => `\u201C${grouped(",")(digits)}\u201D`,
  "no-break spaces": grouped("\u00A0"),
  "narrow spaces": grouped("\u202F"),
  "a German number": (digits) => grouped("|")(digits).replace(".", ",").replaceAll("|", "."),
  minus: (digits) => `\u2212${digits}`,
  "a dash for a minus": (digits) => `\u2013${digits}`,
  days: (digits) => `${digits} days`,
  years: (digits) => `${digits} years`,
};

/** What the writer of a style means. */
function meant(style: string, digits: string): number {
  const value = style === "three decimals" ? Number(Number(digits).toFixed(3)) : Number(digits);
  if (style === "minus" || style === "a dash for a minus") return -value;
  if (style === "days") return value / 30.4375;
  return style === "years" ? 12 * value : value;
}

/** Plain decimals within the plausible range of an assumption, and around it. */
function digitsFor(row: Assumption): fc.Arbitrary<string> {
  const { plausible } = quantityOf(row, MONEY);
  const { low = 0, high = 1 } = plausible ?? {};
  const least = Math.max(low, high * 1e-9);
  return fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 4 }))
    .map(([share, decimals]) => (least * (high / least) ** share).toFixed(row.domain === "count" ? 0 : decimals));
}

describe.each(BOOK.filter(({ id }) => !/^(effect\.|market\.seasonality\.(?!july))/u.test(id)))("$id", (row) => {
  const quantity = quantityOf(row, MONEY);
  it.each(Object.keys(STYLES))("written with %s is read as it is meant, or refused", (style) => {
    fc.assert(
      fc.property(digitsFor(row), (digits) => {
        const value = meant(style, digits);
        const parsed = parseValue(STYLES[style](digits), row.domain, quantity);
        if ("fault" in parsed) return style !== "plain" || /\.\d{3}$/u.test(digits) || !isInDomain(value, row.domain);
        if (parsed.spec.kind !== "constant") return false;
        return Math.abs(parsed.spec.value - value) <= 1e-9 * Math.abs(value);
      }),
      { numRuns: 40 },
    );
  });
});

describe("styles that fit the kind are read", () => {
  it.each([
    ["money.programme_spend", ["k", "underscores", "apostrophes", "commas", "no-break spaces", "narrow spaces"]],
    ["market.leads_per_month", ["k", "underscores", "no-break spaces"]],
    ["funnel.acceptance", ["percent", "percent with a no-break space"]],
    ["market.monthly_growth", ["percent", "minus", "a dash for a minus"]],
    ["funnel.sales_cycle", ["days", "years"]],
  ])("of %s: %s", (id, styles) => {
    const row = BOOK.find((known) => known.id === id);
    if (row === undefined) throw new Error("no row");
    const digits = { "money.programme_spend": "12500", "market.leads_per_month": "1250" }[id] ?? "0.5";
    for (const style of styles) {
      const parsed = parseValue(STYLES[style](digits), row.domain, quantityOf(row, MONEY));
      expect(parsed).toEqual({ spec: { kind: "constant", value: meant(style, digits) } });
    }
  });
});
