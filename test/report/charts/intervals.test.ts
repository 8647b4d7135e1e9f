import { describe, expect, test } from "vitest";
import { intervalsChart, type IntervalRow } from "../../../src/report/charts/intervals.js";
import { markupText } from "../../../src/report/markup.js";
import { AMOUNTS, numbersOf, textsOf, TOLD } from "./drawing.js";

const row = (label: string, low: number, median: number, mean: number, high: number): IntervalRow => ({
  label,
  text: Number.isNaN(mean) ? "–" : `${mean / 1e6} M`,
  low,
  median,
  mean,
  high,
});
const chart = (rows: readonly IntervalRow[], withZero = false) =>
  intervalsChart({ ...TOLD, ...AMOUNTS, withZero, rows });

describe("intervals", () => {
  test("bars, strokes and dots stand where the axis has their values", () => {
    const drawn = chart([row("a", 10e6, 14e6, 15e6, 20e6), row("b", 12e6, 16e6, 17e6, 30e6)]);
    // 10 M to 30 M lie between 1.5 % and 98.5 % of the width.
    const at = (value: number): number => 1.5 + (97 * (value - 10e6)) / 20e6;
    expect(numbersOf(drawn, "rect", "x")).toEqual([at(10e6), at(12e6)].map((x) => expect.closeTo(x, 1) as number));
    expect(numbersOf(drawn, "rect", "width")).toEqual([48.5, 87.3]);
    expect(numbersOf(drawn, "circle", "cx")).toEqual([at(15e6), at(17e6)].map((x) => expect.closeTo(x, 1) as number));
    expect(textsOf(drawn)).toEqual(expect.arrayContaining(["10 M", "20 M", "30 M", "a", "b", "15 M"]));
  });

  test("its name and what it shows are told", () => {
    expect(markupText(chart([row("a", 1, 2, 3, 4)]))).toMatch(
      /^<svg role="img"[^>]*><title>A chart<\/title><desc>What/u,
    );
  });

  test("a row without data has its name and no picture; a chart without any says so", () => {
    const some = chart([row("a", 1, 2, 3, 4), row("b", NaN, NaN, NaN, NaN)]);
    expect([numbersOf(some, "rect", "x").length, numbersOf(some, "circle", "cx").length]).toEqual([1, 1]);
    expect(textsOf(some)).toContain("b");
    expect(textsOf(chart([row("b", NaN, NaN, NaN, NaN)]))).toEqual(["No data"]);
    expect(textsOf(chart([]))).toEqual(["No data"]);
    expect(markupText(some)).not.toContain("NaN");
  });

  test("one value alone lies in the middle, and zero is on the axis of differences", () => {
    expect(numbersOf(chart([row("a", 5e6, 5e6, 5e6, 5e6)]), "circle", "cx")).toEqual([50]);
    expect(textsOf(chart([row("a", 5e6, 6e6, 6e6, 8e6)], true))).toContain("0 M");
  });

  test("twelve rows and long names lie below each other", () => {
    const long = "a-structure-with-a-name-that-goes-on-and-on-until-nobody-reads-it";
    const drawn = chart(Array.from({ length: 12 }, (_, at) => row(`${long}-${at}`, at, at + 1, at + 2, at + 3)));
    const ys = numbersOf(drawn, "circle", "cy");
    expect(ys).toHaveLength(12);
    for (const [at, y] of ys.slice(1).entries()) expect(y - ys[at]).toBeGreaterThan(40);
    expect(Math.max(...textsOf(drawn).map(({ length }) => length))).toBeLessThanOrEqual(48);
  });
});
