import { describe, expect, it } from "vitest";
import { GRADES } from "../../src/assumptions/assumption.js";
import { BOOK, findAssumption } from "../../src/assumptions/book.js";
import { isInDomain } from "../../src/assumptions/domain.js";
import * as sources from "../../src/assumptions/sources.js";
import { parseValue } from "../../src/assumptions/value-notation.js";
import { medianOfSpec } from "./medians.js";
import { EFFECT_ROWS, MANDATE_WEIGHT_ROWS, REFERENCE_COMPANY } from "./model-tables.js";

/** "2.80*\/1.50" and "2.80 *\/ 1.50", ".40" and "0.40" are the same value: compare what they mean. */
const meaning = (id: string, value: string) => {
  const domain = findAssumption(id)?.domain ?? "positive";
  return parseValue(value, domain);
};

describe("the book", () => {
  it("has every row of the model's tables and no other", () => {
    const expected = [...REFERENCE_COMPANY, ...EFFECT_ROWS, ...MANDATE_WEIGHT_ROWS].map(([id]) => id);
    expect(new Set(BOOK.map(({ id }) => id))).toEqual(new Set(expected));
    expect(BOOK).toHaveLength(REFERENCE_COMPANY.length + EFFECT_ROWS.length + MANDATE_WEIGHT_ROWS.length);
    expect(REFERENCE_COMPANY).toHaveLength(93);
    expect(EFFECT_ROWS).toHaveLength(102);
  });

  it.each([...REFERENCE_COMPANY, ...EFFECT_ROWS, ...MANDATE_WEIGHT_ROWS])("%s is %s, as in the model", (id, value) => {
    expect(meaning(id, findAssumption(id)?.value ?? "")).toEqual(meaning(id, value));
    expect(meaning(id, value)).toHaveProperty("spec");
  });

  it("keeps the order of the model: company first, then effects", () => {
    const company = BOOK.slice(0, REFERENCE_COMPANY.length).map(({ id }) => id);
    expect(company).toEqual(REFERENCE_COMPANY.map(([id]) => id));
    expect(BOOK.slice(REFERENCE_COMPANY.length).every(({ id }) => /^(effect|mandate)\./.test(id))).toBe(true);
  });

  it("has no id twice and finds each by id", () => {
    expect(new Set(BOOK.map(({ id }) => id)).size).toBe(BOOK.length);
    for (const assumption of BOOK) expect(findAssumption(assumption.id)).toBe(assumption);
    for (const id of ["funnel.acceptanc", "", "constructor", "__proto__"]) expect(findAssumption(id)).toBeUndefined();
  });

  it.each(BOOK)("$id: its value lies in its domain", ({ value, domain }) => {
    const parsed = parseValue(value, domain);
    if ("fault" in parsed) throw new Error(parsed.fault.code);
    expect(isInDomain(medianOfSpec(parsed.spec), domain)).toBe(true);
  });

  it("weighs today's focus to 1", () => {
    const weights = BOOK.filter(({ id }) => id.startsWith("focus.")).map(({ value }) => Number(value));
    expect(weights).toHaveLength(5);
    expect(weights.reduce((total, weight) => total + weight, 0)).toBeCloseTo(1, 12);
  });

  it.each(BOOK)(
    "$id: says what it means, in what unit, and where it comes from",
    ({ unit, meaning, source, grade }) => {
      expect(meaning).toMatch(/^[A-Z].{15,}\.$/);
      expect(unit).not.toBe("");
      expect(source.title).not.toBe("");
      expect(source.author).not.toBe("");
      expect(GRADES).toContain(grade);
      if (grade !== "assumption") expect(source.url).toBeDefined();
    },
  );

  it("never claims to have measured, and grades every effect and own choice as an assumption", () => {
    expect(BOOK.filter(({ grade }) => grade === "measured")).toEqual([]);
    const ours = BOOK.filter(({ id, source }) => id.startsWith("effect.") || source.author === "orgfunnel");
    expect(new Set(ours.map(({ grade }) => grade))).toEqual(new Set(["assumption"]));
  });

  it.each(Object.entries(sources))("source %s: has a well-formed address and a possible year, if any", (_, source) => {
    const { url, year }: { url?: string; year?: number } = source;
    if (url !== undefined) {
      expect(new URL(url).href).toBe(url);
      expect(new URL(url).protocol).toMatch(/^https?:$/);
    }
    if (year !== undefined) expect(year >= 1990 && year <= 2026).toBe(true);
  });
});
