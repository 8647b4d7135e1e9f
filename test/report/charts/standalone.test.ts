import { expect, test } from "vitest";
import { standalone } from "../../../src/report/charts/frame.js";
import { raw } from "../../../src/report/markup.js";
import { sharesChart } from "../../../src/report/charts/shares.js";
import { TOLD } from "./drawing.js";

test("a chart as a file of its own has a size, a font and plain colours", () => {
  const file = standalone(sharesChart({ ...TOLD, rows: [{ label: 'fill="var(--ink)"', text: "", share: 1 }] }), 760);
  expect(file).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" role="img" width="760" font-family=/u);
  expect(file.replaceAll("&quot;", "")).not.toMatch(/="var\(/u);
  expect(file).toContain("fill=&quot;var(--ink)&quot;");
});

test("a chart with a width of its own, as an organisation has, is a file, too", () => {
  expect(standalone(raw('<svg role="img" width="300" height="10"></svg>'), 760)).toMatch(/^<svg xmlns="http:/u);
});
