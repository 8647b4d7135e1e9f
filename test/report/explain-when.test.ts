import { expect, test } from "vitest";
import { stepMonths, whenText } from "../../src/questions/explain/overview.js";

test.each<[number, readonly string[], string]>([
  [0, ["Jan 2027"], "From the start"],
  [6, ["Jul 2027"], "From Jul 2027 on"],
  [15, ["Jul 2027", "Apr 2028"], "From Jul 2027 and Apr 2028"],
])("a structure in place from month %d names every step", (from, months, text) => {
  expect(whenText(from, months)).toBe(text);
});

test("the months of its steps are those in which the way changes, and that from which it is in place", () => {
  expect(stepMonths({ way: [{ from: 0 }, { from: 6 }], from: 15 }, { start: { year: 2027, month: 0 } })).toEqual([
    "Jul 2027",
    "Apr 2028",
  ]);
  expect(stepMonths({ way: [], from: 6 }, {})).toEqual(["month 7"]);
});
