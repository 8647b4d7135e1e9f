import stringWidth from "string-width";
import { stripVTControlCharacters } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import type { RunFigures } from "../../src/questions/run/record.js";
import { plot } from "../../src/report/draw/series.js";
import type { ResultFile } from "../../src/report/result/result-file.js";
import type { ViewSeries } from "../../src/report/view.js";
import { csvRecords, orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

const FIVE = "scenarios/five-structures.yaml";
const run = (...args: string[]) => orgfunnel(["run", folder.good, ...args]);
const jsonOf = async (...args: string[]) =>
  (JSON.parse((await run(...args, "--format", "json")).stdout) as ResultFile<RunFigures>).scenarios[0];

describe("--series", () => {
  test("JSON has curves of the objective and of the outcomes asked for, month by month", async () => {
    const { series, structures } = await jsonOf("--series", "closure_rate,profit");
    const shape = series?.curves.map(({ structure, outcome, measure, mean }) => [
      structure,
      outcome,
      measure,
      mean.length,
    ]);
    const expected = ["ceo", "head"].flatMap((structure) =>
      ["closure_rate", "profit"].flatMap((outcome) =>
        (structure === "head" ? ["monthly", "cumulative"] : ["monthly", "cumulative", "difference"]).map((measure) => {
          return [structure, outcome, measure, 3];
        }),
      ),
    );
    expect(shape).toEqual(expected);
    const last = series?.curves.find(({ outcome, measure }) => outcome === "profit" && measure === "difference");
    expect(last?.mean[2]).toBeCloseTo(structures[0].difference?.profit.mean ?? NaN, 6);
    expect(last?.p95[2]).toBe(structures[0].difference?.profit.p95);
    expect(series?.quantileRankError).toBe(0);
  });

  test("named alone the objective is alone, and a mix has its own key", async () => {
    const outcomes = async (...args: string[]) =>
      new Set((await jsonOf("--series", ...args)).series?.curves.map(({ outcome }) => outcome));
    expect(await outcomes("objective")).toEqual(new Set(["profit"]));
    expect(await outcomes("wins", "--set", "objective={ profit: 1, wins: 10 }")).toEqual(
      new Set(["wins", "objective"]),
    );
    expect(await jsonOf()).not.toHaveProperty("series");
  });

  test("tells when the curves cross, and how likely that is", async () => {
    const { series } = await jsonOf("--series", "objective", "--horizon", "24");
    const [crossing] = series?.crossings ?? [];
    expect(crossing).toMatchObject({ first: "ceo", second: "head" });
    expect(crossing.probability).toBeGreaterThan(0);
    expect(crossing.probability).toBeLessThan(1);
    expect(crossing.firstOvertakes).toBeLessThanOrEqual(crossing.probability);
    const { p5, p50, p95 } = crossing.month;
    // To be overtaken one must have been ahead at the end of month 1.
    expect([p5 >= 2, p50 >= p5, p95 >= p50, p95 <= 24]).toEqual([true, true, true, true]);
  });

  test("CSV has a row per month, and the reference in a column of its own", async () => {
    const { stdout } = await run("--series", "objective", "--format", "csv");
    const rows = csvRecords(stdout);
    for (const key of [
      { structure: "ceo", versus: "", statistic: "cumulative.mean" },
      { structure: "ceo", versus: "head", statistic: "cumulative.p5" },
      { structure: "head", versus: "", statistic: "monthly.mean" },
    ]) {
      const wanted = { scenario: "Small test", outcome: "profit", unit: "currency", ...key };
      const found = rows.filter((row) => Object.entries(wanted).every(([column, text]) => row[column] === text));
      expect(found.map(({ month }) => month)).toEqual(["1", "2", "3"]);
    }
    const crossing = rows.find(({ statistic }) => statistic === "crosses.probability");
    expect(crossing).toMatchObject({ structure: "ceo", versus: "head", outcome: "profit", month: "" });
    expect(Number(crossing?.value)).toBeGreaterThanOrEqual(0);
    const plain = csvRecords((await run("--format", "csv")).stdout);
    expect(new Set(plain.map(({ month }) => month))).toEqual(new Set([""]));
  });

  test.each([80, 140])("draws on a terminal of %d columns, no line wider", async (columns) => {
    const args = ["run", FIVE, "--objective", "profit", "--trials", "200", "--series", "objective"];
    const { stdout } = await orgfunnel(args, { columns, stdoutIsTerminal: true });
    expect(stdout).toContain("\u001B[36mA");
    const lines = stripVTControlCharacters(stdout).split("\n");
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    expect(lines).toContain("Cumulative profit less that of head-of-sales-and-marketing, by month");
    expect(lines).toContain("When cumulative profit changes hands");
    expect(lines).toContain("╌  head-of-sales-and-marketing");
  });

  test("is plain when piped, and has other views", async () => {
    const { stdout } = await run("--series", "objective", "--series-view", "monthly");
    expect(stdout).not.toContain("\u001B");
    expect(stdout).toContain("Monthly profit, by month");
    expect((await run("--series", "objective", "--series-view", "cumulative")).stdout).toContain(
      "Cumulative profit, by month",
    );
    expect((await run("--series", "objective", "--format", "md")).stdout).toContain("\n    A  ");
  });

  test("of one structure: its own curve, and nothing to cross", async () => {
    const one = folder.write(
      "one.yaml",
      "objective: profit\nstructures:\n  ceo: { reports_to: { sales: ceo, marketing: ceo } }\n",
    );
    const { code, stdout } = await orgfunnel(["run", one, "--series", "objective", "--trials", "20", "--horizon", "1"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Cumulative profit, by month");
    expect(stdout).not.toContain("changes hands");
  });

  test.each([
    [["--series", "profi"], 'Did you mean "profit"?'],
    [["--series", "all", "--horizon", "120"], "the most that is kept is 5,000"],
    [["--series", "objective", "--series-view", "daily"], "Allowed choices are difference, cumulative, monthly"],
  ])("%j is an error", async (args, words) => {
    const { code, stderr } = await run(...args);
    expect([code, stderr.replace(/\s+/gu, " ").includes(words)]).toEqual([2, true]);
  });
});

describe("a chart", () => {
  const chart = (curves: readonly (readonly number[])[], isDifference = false): ViewSeries => ({
    kind: "series",
    scale: { divisor: 1, suffix: "", digits: 3 },
    isDifference,
    curves: curves.map((values, place) => ({ name: `s${place}`, values, endText: "end" })),
  });
  const lines = (given: ViewSeries, width = 60): string[] =>
    plot(given, width).map((pieces) => pieces.map(({ text }) => text).join(""));

  test("a rising line goes from the bottom left to the top right, zero is on the axis", () => {
    const drawn = lines(chart([[0, 1, 2, 3, 4, 5, 6]]));
    const columnOf = (row: number): number => drawn[row].search(/[·A]/u);
    expect(columnOf(0)).toBeGreaterThan(columnOf(5));
    expect(columnOf(5)).toBeGreaterThan(columnOf(9));
    expect(drawn[0]).toMatch(/^6 ┤/u);
    expect(drawn[9]).toMatch(/^ *0 ┤/u);
    // Three rows per tick, at the height of its value: a third of the range is a third of the way up.
    expect(drawn[3]).toMatch(/^4 ┤/u);
    expect(drawn[6]).toMatch(/^2 ┤/u);
    expect(drawn.slice(0, 10).filter((line) => /[·A]/u.test(line))).toHaveLength(10);
    expect(drawn[0].endsWith(" A")).toBe(true);
  });

  test("every curve ends beside its letter and stands in the legend", () => {
    const drawn = lines(
      chart(
        [
          [1, 5],
          [1, -5],
          [1, 5],
        ],
        true,
      ),
    );
    expect(drawn[0].endsWith("AC")).toBe(true);
    expect(drawn.find((line) => /^−5 ┤/u.test(line))?.endsWith("B")).toBe(true);
    expect(drawn[0]).toMatch(/^\+5/u);
    expect(drawn.slice(-3)).toEqual(["A  s0  end", "B  s1  end", "C  s2  end"]);
  });

  test("months count from 1 to the last", () => {
    const numbers = lines(chart([Array.from({ length: 24 }, (_, month) => month)]), 60).find((line) =>
      /1 +3 +6/u.test(line),
    );
    expect(numbers?.trim().split(/ +/u)).toEqual(["1", "3", "6", "9", "12", "15", "18", "21", "24"]);
  });

  test.each<[readonly number[], string[]]>([
    [
      [0, 0.3, 0.71],
      ["0.8", "0.6", "0.4", "0.2", "0"],
    ],
    [
      [-1_300_000, 4_860_000],
      ["6,000,000", "4,000,000", "2,000,000", "0", "−2,000,000"],
    ],
    [
      [-7, -3],
      ["0", "−2", "−4", "−6", "−8"],
    ],
    [
      [0, 0],
      ["0.5", "0"],
    ],
  ])("ticks of %j are round, at 0 too, and end the axis", (values, ticks) => {
    const drawn = lines(chart([values]));
    const shown = drawn.flatMap((line) => /^ *(\S+) ┤/u.exec(line)?.slice(1) ?? []);
    expect(shown.length).toBeGreaterThanOrEqual(ticks.length === 2 ? 2 : 3);
    if (ticks.length > 2) expect(shown).toEqual(ticks);
    expect(drawn[0]).toContain(" ┤");
    const axis = drawn.findIndex((line) => line.includes("└"));
    expect(drawn[axis - 1]).toContain(" ┤");
  });

  test.each([13, 24, 25, 36, 60, 120])(
    "the axis of %d months begins with the first and ends with the last",
    (months) => {
      const given = chart([Array.from({ length: months }, (_, month) => month)]);
      const below = (one: ViewSeries): string => {
        const drawn = lines(one, 80);
        return drawn[drawn.findIndex((line) => line.includes("└")) + 1].trim();
      };
      const numbers = below(given).split(/ +/u).map(Number);
      expect([numbers[0], numbers.at(-1)]).toEqual([1, months]);
      expect(numbers.slice(1, -1).every((month) => months === 13 || month % 3 === 0)).toBe(true);
      const named = below({ ...given, start: { year: 2027, month: 3 } }).split(/ {3,}/u);
      const last = new Date(Date.UTC(2027, 3 + months - 1, 1));
      const nameOf = (date: Date): string =>
        date.toLocaleString("en-US", { month: "short", year: "numeric", timeZone: "UTC" });
      expect([named[0], named.at(-1)]).toEqual(["Apr 2027", nameOf(last)]);
      expect(named.slice(1, -1).every((name) => /^(?:Jan|Jul|Apr|Oct) \d{4}$/u.test(name))).toBe(true);
    },
  );

  test.each([[[[NaN, NaN]]], [[[]]], [[]]])("%j has nothing to draw", (curves) => {
    expect(lines(chart(curves))[0]).toBe("No data.");
  });

  test("constant zero, one month, gaps and no room are drawn all the same", () => {
    for (const curves of [[[0, 0, 0]], [[3]], [[NaN, 2, NaN, 4]], [[1e12, -1e-12]]]) {
      for (const width of [10, 40, 200])
        expect(lines(chart(curves), width).join("")).not.toMatch(/NaN|undefined|Infinity/u);
    }
  });
});
