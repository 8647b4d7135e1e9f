import { describe, expect, test } from "vitest";
import { bandChart, type BandPanel } from "../../../src/report/charts/bands.js";
import { linesChart, spread } from "../../../src/report/charts/lines.js";
import { planeDomain } from "../../../src/report/charts/months.js";
import { markupText } from "../../../src/report/markup.js";
import { AMOUNTS, numbersOf, textsOf, TOLD } from "./drawing.js";

const PLANE = {
  ...AMOUNTS,
  domain: [-1e6, 3e6] as const,
  months: 3,
  ticks: [
    { month: 1, text: "month 1" },
    { month: 3, text: "3" },
  ],
};
const panel = (mean: readonly number[], more: Partial<BandPanel> = {}): BandPanel => ({
  ...TOLD,
  name: "one",
  mean,
  low: mean.map((value) => value - 1e6),
  high: mean.map((value) => value + 1e6),
  endText: "+2 M",
  isStrong: true,
  ...more,
});

/** Points of the paths of a drawing. */
const paths = (drawn: string): number[][] =>
  [...drawn.matchAll(/<path d="([^"]*)"/gu)].map(([, d]) =>
    [...d.matchAll(/-?[\d.]+/gu)].map(([text]) => Number(text)),
  );

describe("a panel of one curve", () => {
  test("the mean lies on the scale: months across in percent, values down in pixels", () => {
    const drawn = bandChart(panel([0, 1e6, 2e6]), PLANE);
    const [, curve] = paths(markupText(drawn));
    // 3 M is at 26 pixels, −1 M at 146. Left of month 1 stand the values: four characters of 2.4 %, and 2 %.
    expect(curve).toEqual([11.6, 116, 55.3, 86, 99, 56]);
    expect(numbersOf(drawn, "circle", "cy")).toEqual([56]);
    expect(textsOf(drawn)).toEqual(expect.arrayContaining(["month 1", "+2 M", "0 M"]));
  });

  test("a marked month, gaps, no data", () => {
    expect(textsOf(bandChart(panel([0, 1, 2], { mark: { month: 2, text: "half paid back" } }), PLANE))).toContain(
      "half paid back",
    );
    const gap = markupText(bandChart(panel([0, NaN, 2e6]), PLANE));
    expect(gap).not.toContain("NaN");
    expect(paths(gap)[1]).toHaveLength(4);
    expect(textsOf(bandChart(panel([NaN, NaN]), PLANE))).toEqual(["No data"]);
  });

  test.each([1, 2, 3])("the words at a mark have room on both sides: month %d", (month) => {
    const drawn = markupText(bandChart(panel([0, 1, 2], { mark: { month, text: "half paid back" } }), PLANE));
    const [, x, anchor] = /<text x="([\d.]+)%"[^>]*text-anchor="(\w+)"[^>]*>half paid back/u.exec(drawn) ?? [];
    expect(anchor).toBe("middle");
    expect(Math.min(Number(x), 100 - Number(x))).toBeGreaterThanOrEqual(35);
  });

  test("one month alone", () => {
    expect(markupText(bandChart(panel([1e6]), { ...PLANE, months: 1, ticks: [] }))).not.toContain("NaN");
  });
});

describe("all curves in one picture", () => {
  const chart = (means: readonly (readonly number[])[]) =>
    linesChart({
      ...TOLD,
      ...PLANE,
      curves: means.map((mean, at) => ({ letter: String.fromCharCode(65 + at), mean })),
    });

  test("each has its letter, its colour and its dashes", () => {
    const drawn = markupText(
      chart([
        [0, 1e6, 2e6],
        [0, 0, 0],
        [1e6, 1e6, 1e6],
      ]),
    );
    const styles = [...drawn.matchAll(/<path [^>]*stroke="([^"]*)"[^>]*?( stroke-dasharray="[^"]*")?\/>/gu)];
    expect(new Set(styles.map(([, stroke, dash]) => `${stroke}${dash}`)).size).toBe(3);
    expect(
      textsOf(
        chart([
          [0, 1],
          [0, 2],
        ]),
      ),
    ).toEqual(expect.arrayContaining(["A", "B"]));
  });

  test("twelve letters at one place do not lie over each other", () => {
    const places = spread(
      Array.from({ length: 12 }, () => 100),
      15,
    ).sort((a, b) => a - b);
    for (const [at, y] of places.slice(1).entries()) expect(y - places[at]).toBeGreaterThanOrEqual(15);
    expect(spread([10, 100], 15)).toEqual([10, 100]);
  });

  test("no data", () => {
    expect(textsOf(chart([]))).toEqual(["No data"]);
    expect(textsOf(chart([[NaN]]))).toEqual(["No data"]);
  });
});

test("a plane holds all values and zero", () => {
  const { scale } = AMOUNTS;
  expect(planeDomain([2, 5, NaN], scale)).toEqual([0, 5]);
  expect(planeDomain([-2, -1], scale)).toEqual([-2, 0]);
  // Of nothing but zeros the axis counts in what figures are told in.
  expect(planeDomain([NaN], scale)).toEqual([-1e6, 1e6]);
});
