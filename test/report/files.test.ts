import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { comparisonView } from "../../src/questions/run/comparison/view.js";
import { csv, resultCsv } from "../../src/report/formats/csv.js";
import { renderJson } from "../../src/report/formats/json.js";
import { renderMarkdown } from "../../src/report/formats/markdown.js";
import { renderComparisons } from "../../src/report/render-result.js";
import type { ResultFile } from "../../src/questions/run/record.js";
import { resultFile, scenarioResult } from "./fixture.js";

describe("CSV", () => {
  test("is tidy and loses no digit", () => {
    const rows: Record<string, string>[] = parse(resultCsv(resultFile), { columns: true, record_delimiter: "\r\n" });
    expect(Object.keys(rows[0])).toEqual(["scenario", "structure", "outcome", "statistic", "value"]);
    const value = (structure: string, outcome: string, statistic: string): number =>
      Number(
        rows.find((row) => row.structure === structure && row.outcome === outcome && row.statistic === statistic)
          ?.value,
      );
    expect(value("both-to-the-ceo", "profit", "mean")).toBe(5_612_345.6);
    expect(value("both-to-the-ceo", "profit", "difference.mean")).toBe(2_155_556.5);
    expect(value("both-to-the-ceo", "profit", "difference.resolved")).toBe(1);
    expect(value("both-to-the-ceo", "profit", "probabilityBest")).toBe(0.5234);
    expect(
      rows.some((row) => row.structure === scenarioResult.reference && row.statistic.startsWith("difference")),
    ).toBe(false);
    expect(new Set(rows.map((row) => `${row.structure}/${row.outcome}/${row.statistic}`)).size).toBe(rows.length);
  });

  test.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "' =1"],
    ["\r=1", "' =1"],
    ["  =1", "'  =1"],
    ["\u200B=1", "'=1"],
    ["＝1", "'＝1"],
    ["a\nb", "a b"],
    ["a\u001B[1m", "a[1m"],
    ["plain", "plain"],
  ])("text %j becomes %j", (text, cell) => {
    expect(csv([[text]])).toBe(`${cell}\r\n`);
  });

  test("quotes commas and quotes; numbers keep their sign; no data is empty", () => {
    expect(csv([['a,"b"', -1.5, NaN, Infinity]])).toBe('"a,""b""",-1.5,,\r\n');
  });
});

describe("Markdown", () => {
  const named = (name: string) =>
    renderMarkdown(
      comparisonView(
        { ...scenarioResult, name, structures: [{ ...scenarioResult.structures[1], id: name }] },
        { outcomes: ["leads"], full: false },
      ),
    );

  test("has no markup of the file's making", () => {
    const text = named("a|b `c` <img src=x onerror=1> [l](javascript:1) *e* _u_ &amp;\n# h");
    expect(text).not.toContain("<img");
    expect(text).toContain(
      "a\\|b \\`c\\` &lt;img src=x onerror=1&gt; \\[l\\](javascript:1) \\*e\\* \\_u\\_ &amp;amp; \\# h",
    );
  });

  test("every row of a table has as many cells", () => {
    const rows = named("x|y")
      .split("\n")
      .filter((line) => line.startsWith("|"));
    const cells = (line: string): number => line.replaceAll("\\|", "").split("|").length;
    const [first, ...rest] = rows.slice(0, 3);
    expect(rest.map(cells)).toEqual(rest.map(() => cells(first)));
  });
});

describe("JSON", () => {
  test("is the result file, at full precision", () => {
    expect(
      JSON.parse(renderComparisons(resultFile, "json", { outcomes: [], full: false, width: 80, colour: false })),
    ).toEqual(resultFile);
  });

  test("has the names of the contract", () => {
    const read = JSON.parse(renderJson(resultFile)) as ResultFile;
    expect(Object.keys(read)).toEqual(["schemaVersion", "manifest", "scenarios"]);
    expect(Object.keys(read.manifest)).toEqual([
      "tool",
      "version",
      "command",
      "seed",
      "trials",
      "horizonMonths",
      "jobs",
      "startedAt",
      "elapsedMs",
      "scenarioHash",
    ]);
    const [scenario] = read.scenarios;
    expect(scenario).toMatchObject({
      name: "Four reporting lines",
      objective: "profit",
      reference: scenarioResult.reference,
    });
    const [structure, reference] = scenario.structures;
    expect(structure).toMatchObject({
      id: "sales-reports-to-marketing",
      relation: "shared_executive",
      mandate: "drive",
    });
    for (const field of ["mean", "standardError", "sd", "p5", "p50", "p95", "noData"])
      expect(structure.outcomes.profit).toHaveProperty(field);
    for (const field of ["mean", "standardError", "p5", "p50", "p95"])
      expect(structure.difference?.profit).toHaveProperty(field);
    expect(reference).not.toHaveProperty("difference");
  });

  test("no data is null", () => {
    expect(renderJson({ a: NaN, b: -Infinity, c: 0.1 + 0.2 })).toBe(
      '{\n  "a": null,\n  "b": null,\n  "c": 0.30000000000000004\n}\n',
    );
  });
});
