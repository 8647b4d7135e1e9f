import { expect, test } from "vitest";
import { besideTexts, placedRows } from "../../../src/report/charts/rows.js";

const row = { label: "mandate none for the-cro-who-understands-both", text: "+0.69 M to \u22120.02 M" };

test("a name and its figures have room beside each other on a phone, and what is said below has the line", () => {
  const { placed } = placedRows([{ ...row, detail: "a choice: ".padEnd(100, "x") }], 0);
  for (const line of placed[0].lines) expect(line.length + row.text.length).toBeLessThanOrEqual(38);
  for (const line of placed[0].details) expect(line.length).toBeLessThanOrEqual(48);
});

test("lines down leave out what is written, to the end", () => {
  const { placed, bottom } = placedRows([row, row], 22);
  const lengths = besideTexts(placed).split(" ").map(Number);
  expect(lengths[0]).toBe(0);
  expect(22 + lengths.reduce((sum, length) => sum + length, 0)).toBe(bottom);
  // The first gap holds the lines of the first name.
  expect(lengths[1]).toBe(17 * placed[0].lines.length);
});
