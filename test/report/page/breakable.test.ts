import { expect, test } from "vitest";
import { markupText } from "../../../src/report/markup.js";
import { breakable } from "../../../src/report/page/breakable.js";

test.each([
  ["both to the CEO", "both to the CEO"],
  ["leader-who-understands-both", "leader-who-understands-both"],
  ["head_of<revenue", "head_<wbr>of&lt;revenue"],
  ["CEO/COO", "CEO/<wbr>COO"],
  ["1.21 M", "1.21 M"],
  ["a".repeat(30), `${"a".repeat(24)}<wbr>${"a".repeat(6)}`],
  ["a".repeat(60), `${"a".repeat(24)}<wbr>${"a".repeat(24)}<wbr>${"a".repeat(12)}`],
])("%s", (text, shown) => {
  expect(markupText(breakable(text))).toBe(shown);
});
