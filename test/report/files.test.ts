import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { comparisonView } from "../../src/questions/run/comparison/view.js";
import type { RunFigures } from "../../src/questions/run/record.js";
import { runRows } from "../../src/questions/run/rows.js";
import { csv } from "../../src/report/formats/csv.js";
import { jsonPieces, renderJson } from "../../src/report/formats/json.js";
import { renderMarkdown } from "../../src/report/formats/markdown.js";
import { RENDER } from "../../src/report/formats/registry.js";
import { TIDY_COLUMNS, tidyCsv, tidyRows, type TidyRow } from "../../src/report/formats/tidy.js";
import { headerOf } from "../../src/report/result/header-of.js";
import type { ResultFile } from "../../src/report/result/result-file.js";
import { resultOf } from "../../src/report/result/result-of.js";
import { loadScenario } from "../../src/scenario/load.js";
import { scenarioResult } from "./fixture.js";

const csvText = (rows: readonly TidyRow[]): string => [...tidyCsv(() => rows)].join("");

describe("CSV", () => {
  test("is tidy and loses no digit", () => {
    const rows = parse<Record<string, string>>(csvText([...runRows([scenarioResult])]), {
      columns: true,
      record_delimiter: "\n",
    });
    expect(Object.keys(rows[0])).toEqual(TIDY_COLUMNS);
    const { name, file, reference } = scenarioResult;
    const profit = (statistic: string, versus = "") =>
      rows.filter(
        (row) =>
          row.structure === "both-to-the-ceo" &&
          row.outcome === "profit" &&
          row.statistic === statistic &&
          row.versus === versus,
      );
    const [mean] = profit("mean");
    expect(mean).toMatchObject({ file, scenario: name, unit: "currency", month: "", partial: "false" });
    expect(Number(mean.value)).toBe(5_612_345.6);
    expect(Number(profit("mean", reference)[0].value)).toBe(2_155_556.5);
    expect(profit("resolved", reference)[0].value).toBe("1");
    expect(profit("probabilityBest")[0].value).toBe("0.5234");
    expect(rows.some((row) => row.structure === reference && row.versus !== "")).toBe(false);
    const key = (row: Record<string, string>): string =>
      [row.structure, row.versus, row.outcome, row.about, row.statistic].join("/");
    expect(new Set(rows.map(key)).size).toBe(rows.length);
    for (const { id } of scenarioResult.structures)
      expect(rows.filter(({ statistic }) => statistic.includes(id))).toEqual([]);
  });

  test("has a row per number at any depth; lists and texts are no figures", () => {
    const key = { file: "f", scenario: "s", partial: false };
    expect(tidyRows(key, { a: 1, b: { c: NaN, d: true }, list: [1], text: "x", none: null })).toEqual([
      { ...key, statistic: "a", value: 1 },
      { ...key, statistic: "b.c", value: NaN },
      { ...key, statistic: "b.d", value: 1 },
    ]);
    expect(csvText([{ ...key, statistic: "b.c", month: 2, value: NaN }])).toBe(
      `${TIDY_COLUMNS.join()}\nf,s,,,,,,b.c,2,,,false\n`,
    );
  });

  test("comes in pieces, and what a late row varies has its column in the header all the same", () => {
    const count = 10_000;
    let made = 0;
    const rows = function* () {
      for (let row = 0; row < count; row++) {
        made++;
        const parameters = row === count - 1 ? { late: 7 } : { early: row };
        yield { file: "f", scenario: "s", partial: false, variant: "1", parameters, statistic: "x", value: row };
      }
    };
    const pieces = tidyCsv(rows);
    const first = pieces.next().value as string;
    expect(made).toBeLessThan(1.6 * count);
    const text = [first, ...pieces].join("");
    const read = parse<Record<string, string>>(text, { columns: true, record_delimiter: "\n" });
    expect(read.map(({ value }) => Number(value))).toEqual(Array.from({ length: count }, (_, row) => row));
    expect(read[count - 1]).toMatchObject({ early: "", late: "7" });
    expect(text).toBe(csvText([...rows()]));
  });

  test.each([
    ["=1+1", '"=1+1"'],
    ["+1", '"+1"'],
    ["-1", '"-1"'],
    ["@SUM(A1)", '"@SUM(A1)"'],
    ["\t=1", '"\t=1"'],
    ["\r=1", '"\r=1"'],
    ["  =1", '"  =1"'],
    ["＝1", '"＝1"'],
    ["a\nb", '"a\nb"'],
    ["\u200B=1", "\\u200b=1"],
    ["a\u001B[1m", "a\\u001b[1m"],
    ["👩‍💼 می‌خواهم", "👩‍💼 می‌خواهم"],
    ["plain", "plain"],
  ])("text %j becomes %j: quoted, not changed, and what is hidden is shown", (text, cell) => {
    expect(csv([[text]])).toBe(`${cell}\n`);
  });

  test("quotes commas and quotes; numbers keep their sign; no data is empty", () => {
    expect(csv([['a,"b"', -1.5, NaN, Infinity]])).toBe('"a,""b""",-1.5,,\n');
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

const call = {
  question: "run",
  version: "0.1.0",
  overrides: { params: [], set: ["funnel.acceptance=60%"], flags: { trials: "10000" } },
  settings: { precision: "1%" },
  jobs: 2,
  startedAt: "2026-01-02T03:04:05.000Z",
  elapsedMs: 812,
};

describe("JSON", () => {
  const scenario = loadScenario(scenarioResult.file, { flags: { trials: scenarioResult.trials } });
  const one = { scenario, figures: scenarioResult };
  const header = headerOf(scenario, scenarioResult.trials, false);
  const result = resultOf(call, { headers: [header], scenarios: [one], rest: { more: 1 }, failed: [], partial: false });
  const none = () => {
    throw new Error("not asked for");
  };
  const telling = { result, views: none, rows: none, cases: none, yaml: none, page: none, failed: [], partial: false };
  const text = [...RENDER.json(telling, { width: 80, colour: false })].join("");
  const read = JSON.parse(text) as ResultFile<RunFigures>;

  test("is the result file, at full precision", () => {
    const { resolved, ...first } = read.scenarios[0];
    expect(first).toEqual(scenarioResult);
    expect(resolved).toMatchObject({ name: scenario.name, trials: scenarioResult.trials, plan: { seed: header.seed } });
  });

  test("has the names of the contract", () => {
    expect(Object.keys(read)).toEqual(["schemaVersion", "question", "manifest", "failed", "scenarios", "more"]);
    expect([read.schemaVersion, read.question]).toEqual(["2.0.0", "run"]);
    expect(Object.keys(read.manifest)).toEqual([
      "tool",
      "version",
      "model",
      "seed",
      "trials",
      "replicates",
      "horizonMonths",
      "effects",
      "objective",
      "reference",
      "scenarioHash",
      "overrides",
      "settings",
      "jobs",
      "partial",
      "startedAt",
      "elapsedMs",
    ]);
    const { question, ...decided } = call;
    expect([read.question, read.manifest]).toMatchObject([question, decided]);
    expect(Object.keys(header)).toEqual([
      "name",
      "file",
      "seed",
      "trials",
      "replicates",
      "horizonMonths",
      "effects",
      "scenarioHash",
      "partial",
      "objective",
      "objectiveLabel",
      "reference",
      "origins",
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

  test("the manifest has null where scenarios differ", () => {
    const other = { ...header, seed: "other", trials: 7 };
    const parts = { headers: [header, other], scenarios: [one, one], rest: {}, failed: [], partial: true };
    const { manifest } = resultOf(call, parts) as ResultFile<RunFigures>;
    expect(manifest).toMatchObject({ seed: null, trials: null, reference: header.reference, partial: true });
  });

  test("JSON in pieces is the same text, structures by structures", () => {
    const scenarios = [{ name: "a\u200b\nb", figures: [1, NaN], none: undefined }, {}, { deep: { list: [] } }];
    const all = { first: 1, none: undefined, scenarios, last: { b: "x", date: new Date(0), none: undefined } };
    const bare = { only: { none: undefined }, list: [undefined, () => 1] };
    for (const result of [all, { scenarios: [] }, bare, {}]) {
      expect([...jsonPieces(result)].join("")).toBe(renderJson(result));
    }
    const structures = Array.from({ length: 2000 }, (_, id) => ({ id, label: "x".repeat(1000) }));
    const wide = { scenarios: [{ structures }] };
    const pieces = [...jsonPieces(wide)];
    expect(pieces.join("")).toBe(renderJson(wide));
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(530_000);
  });

  test("no data is null", () => {
    expect(renderJson({ a: NaN, b: -Infinity, c: 0.1 + 0.2 })).toBe(
      '{\n  "a": null,\n  "b": null,\n  "c": 0.30000000000000004\n}\n',
    );
  });
});
