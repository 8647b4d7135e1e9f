import { expect, test } from "vitest";
import { sheetNames } from "../../src/report/formats/xlsx/sheet-names.js";

test.each([
  ["What decides the lead when one assumption moves", "What decides the lead"],
  ["Cumulative value less that of as-it-is, by month", "Cumulative value"],
  ["Step by step from the first to the last; the bars start at 19 M", "Step by step from the first"],
  ["marketing_and_sales_report_to_one_head_of_revenue", "marketing_and_sales_report_to"],
  ["The difference (A: both-to-the-ceo, B: leader-who-understands-both)", "The difference"],
  ["Sampling errors (standard errors)", "Sampling errors"],
  ["a".repeat(40), "a".repeat(31)],
  ["Funnel", "Funnel"],
  ["Together: 0.79 standard deviations make as-it-is best", "Together"],
  ["As a profit and loss account: B less A, discounted", "As a profit and loss account"],
  ["Bookings from sales' own opportunities", "Bookings from sales"],
  ["Short: as it is", "Short as it is"],
  ["What it is worth to know which of", "What it is worth to know"],
])("%s is shortened by words: %s", (title, name) => {
  expect(sheetNames([title])).toEqual([name]);
});

test("names that are shortened alike stay apart, and none is too long", () => {
  const names = sheetNames(
    Array.from({ length: 12 }, (_, at) => `Cumulative value less that of structure ${at}, by month`),
  );
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(12);
  expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(31);
});
