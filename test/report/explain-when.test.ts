import { expect, test } from "vitest";
import { whenText } from "../../src/questions/explain/overview.js";

test.each<[number, readonly string[], string]>([
  [0, ["Jan 2027"], "From the start"],
  [6, ["Jul 2027"], "From Jul 2027 on"],
  [15, ["Jul 2027", "Apr 2028"], "From Jul 2027 and Apr 2028"],
])("a structure in place from month %d names every step", (from, months, text) => {
  expect(whenText(from, months)).toBe(text);
});
