import { expect, test } from "vitest";
import { bridgeChart } from "../../../src/report/charts/bridge.js";
import { markupText } from "../../../src/report/markup.js";
import type { ViewBars } from "../../../src/report/view.js";
import { numbersOf, textsOf, TOLD } from "./drawing.js";

const chart = (bars: ViewBars["bars"], left = 10, right = 20) =>
  bridgeChart({ ...TOLD, steps: { kind: "bars", bars, unit: "currency", left, right } });
const bar = (label: string, from: number, to: number) => ({ label, from, to, text: `${to - from}` });

test("every step begins where the one before ended", () => {
  const drawn = chart([bar("A", 10, 15), bar("win rate", 15, 20), bar("churn", 20, 12), bar("B", 10, 12)]);
  expect(numbersOf(drawn, "rect", "x")).toEqual([0, 50, 20, 0]);
  expect(numbersOf(drawn, "rect", "width")).toEqual([50, 50, 80, 20]);
  expect(textsOf(drawn)).toEqual(["A", "5", "win rate", "5", "churn", "-8", "B", "2"]);
  // What takes away is told by more than its colour.
  expect([...markupText(drawn).matchAll(/fill-opacity/gu)]).toHaveLength(1);
});

test("no difference, no data, no width", () => {
  expect(textsOf(chart([]))).toEqual(["No difference to explain"]);
  expect(textsOf(chart([bar("A", NaN, NaN)]))).toEqual(["No difference to explain"]);
  expect(markupText(chart([bar("A", 10, 10), bar("B", 10, 10)], 10, 10))).not.toMatch(/NaN|Infinity/u);
});
