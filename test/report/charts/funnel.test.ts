import { expect, test } from "vitest";
import { funnelChart } from "../../../src/report/charts/funnel.js";
import { markupText } from "../../../src/report/markup.js";
import { numbersOf, textsOf, TOLD } from "./drawing.js";

const stage = (value: number) => ({ label: "Leads", value, text: String(value), note: "+5 %" });
const chart = (values: readonly number[], most: number) =>
  funnelChart({ ...TOLD, stages: values.map(stage), most, isStrong: true });

test("bars stand in the middle, as long as their share of the largest of all funnels", () => {
  const drawn = chart([100, 50, 10], 200);
  expect(numbersOf(drawn, "rect", "x")).toEqual([25, 37.5, 47.5]);
  expect(numbersOf(drawn, "rect", "width")).toEqual([50, 25, 5]);
  expect(textsOf(drawn).slice(0, 2)).toEqual(["Leads", "100"]);
  expect(textsOf(drawn).slice(6)).toEqual(["+5 %", "+5 %", "+5 %"]);
});

test("no data", () => {
  expect(textsOf(chart([], 1))).toEqual(["No data"]);
  expect(textsOf(chart([0, 0], 0))).toEqual(["No data"]);
  expect(markupText(chart([NaN, 1], 1)).replaceAll(/<text[^]*?<\/text>/gu, "")).not.toContain("NaN");
});
