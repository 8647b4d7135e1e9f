import { expect, test } from "vitest";
import { standalone } from "../../../src/report/charts/frame.js";
import { sharesChart } from "../../../src/report/charts/shares.js";
import { TOLD } from "./drawing.js";

test("a chart as a file of its own has a size, a font and plain colours", () => {
  const file = standalone(sharesChart({ ...TOLD, rows: [{ label: 'fill="var(--ink)"', text: "", share: 1 }] }), 760);
  expect(file).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" role="img" width="760" font-family=/u);
  expect(file.replaceAll("&quot;", "")).not.toMatch(/="var\(/u);
  expect(file).toContain("fill=&quot;var(--ink)&quot;");
});
