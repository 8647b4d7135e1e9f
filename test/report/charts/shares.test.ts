import { expect, test } from "vitest";
import { sharesChart } from "../../../src/report/charts/shares.js";
import { numbersOf, textsOf, TOLD } from "./drawing.js";

const row = (share: number) => ({ label: "one", text: "some", share });

test("bars are as long as their shares of a whole, which is drawn behind each", () => {
  const drawn = sharesChart({ ...TOLD, rows: [row(0.66), row(0.19), row(0)] });
  expect(numbersOf(drawn, "rect", "width")).toEqual([100, 66, 100, 19, 100]);
});

test("no data", () => {
  expect(textsOf(sharesChart({ ...TOLD, rows: [row(NaN)] }))).toEqual(["No data"]);
  expect(numbersOf(sharesChart({ ...TOLD, rows: [row(NaN), row(1)] }), "rect", "width")).toEqual([100, 100, 100]);
});
