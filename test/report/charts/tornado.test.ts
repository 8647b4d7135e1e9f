import { expect, test } from "vitest";
import { tornadoChart, type TornadoRow } from "../../../src/report/charts/tornado.js";
import { markupText } from "../../../src/report/markup.js";
import { AMOUNTS, numbersOf, textsOf, TOLD } from "./drawing.js";

const row = (from: number, to: number, isChoice = false): TornadoRow => ({
  label: "one",
  text: "",
  from,
  to,
  isChoice,
});
const chart = (rows: readonly TornadoRow[], now = 1e6) =>
  tornadoChart({ ...TOLD, ...AMOUNTS, isDifference: true, rows, now, nowText: "now +1 M" });

test("a bar that crosses zero is cut there: what lies left of it makes another first", () => {
  const drawn = chart([row(-1e6, 3e6), row(0.5e6, 2e6)]);
  // −1 M to 3 M lie between 1.5 % and 98.5 %, so zero at 25.75 %.
  expect(numbersOf(drawn, "rect", "x")).toEqual([1.5, 25.75, 37.88]);
  expect(numbersOf(drawn, "rect", "width")).toEqual([24.25, 72.75, 36.38]);
  expect(textsOf(drawn)).toEqual(expect.arrayContaining(["now +1 M", "0 M", "+2 M", "−1 M"]));
});

test("a choice ends in a dot where it leads to", () => {
  const drawn = chart([row(1e6, -1e6, true), row(0, 3e6)]);
  expect(numbersOf(drawn, "circle", "cx")).toEqual([1.5]);
  expect(markupText(drawn)).toContain("fill-opacity");
});

test("nothing to draw, and rows without data", () => {
  expect(textsOf(chart([]))).toEqual(["Nothing moves the lead"]);
  expect(textsOf(chart([row(NaN, NaN)]))).toEqual(["Nothing moves the lead"]);
  expect(markupText(chart([row(NaN, 1), row(1, 2)], NaN))).not.toContain("NaN");
});
