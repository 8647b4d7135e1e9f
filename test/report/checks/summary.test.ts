import { describe, expect, test } from "vitest";
import { foundText, openTable } from "../../../src/questions/check/open-table.js";
import { checkSummary } from "../../../src/questions/check/summary.js";
import { checkView } from "../../../src/questions/check/view.js";
import type { CheckRecord } from "../../../src/report/cases/record-schema.js";
import { renderMarkdown } from "../../../src/report/formats/markdown.js";
import { renderTable } from "../../../src/report/formats/table/render.js";

const record = (change: Partial<CheckRecord> = {}): CheckRecord => ({
  name: "contribution triples",
  scenario: "Claims",
  file: "claims.yaml",
  line: 41,
  column: 5,
  subject: "marketing's contribution",
  result: "pass",
  severity: "fail",
  observed: 2.41,
  interval: [2.36, 2.47],
  confidence: 0.99,
  limit: "between 2.5 and 3.5",
  unit: "ratio",
  trials: 4000,
  noData: 0,
  horizonMonths: 24,
  settings: [],
  ...change,
});
const FAIL = record({ result: "fail" });
const OPEN = record({ name: "open", result: "undecided", trials: 200_000 });
const WARN = record({ name: "soft", result: "fail", severity: "warn" });
const ERROR = record({
  name: "faulty",
  result: "error",
  error: "It has no data.",
  observed: NaN,
  interval: [NaN, NaN],
});
const PASS = record();

describe("the summary of checks", () => {
  test.each<[readonly CheckRecord[], string]>([
    [[PASS], "The check passed (99 % sure)"],
    [[PASS, PASS, PASS], "All 3 checks passed (99 % sure)"],
    [[FAIL], "1 check failed (99 % sure)"],
    [[FAIL, PASS], "1 of 2 checks failed (99 % sure)"],
    [[PASS, OPEN, FAIL, FAIL], "2 of 4 checks failed, 1 is undecided (99 % sure)"],
    [[OPEN, OPEN, PASS], "2 of 3 checks are undecided (99 % sure)"],
    [[WARN, PASS], "1 of 2 checks failed as a warning (99 % sure)"],
    [[WARN, WARN, ERROR], "1 of 3 checks could not be decided, 2 failed as warnings (99 % sure)"],
    [
      [FAIL, ERROR, OPEN, WARN],
      "1 of 4 checks failed, 1 could not be decided, 1 is undecided, 1 failed as a warning (99 % sure)",
    ],
    [[record({ trials: 0, confidence: 0.9 })], "The check passed"],
    [[PASS, record({ confidence: 0.95 })], "All 2 checks passed"],
    [[record({ trials: 0, confidence: 0.9 }), PASS], "All 2 checks passed (99 % sure)"],
  ])("%#", (records, text) => {
    expect(checkSummary(records)).toBe(text);
  });
});

describe("what was found", () => {
  test.each<[CheckRecord, string]>([
    [FAIL, "2.41 (2.36 to 2.47), must be between 2.5 and 3.5"],
    [OPEN, "2.41 (2.36 to 2.47), must be between 2.5 and 3.5: 200,000 trials leave open whether it is"],
    [
      record({ result: "undecided", trials: 0, observed: NaN, interval: [NaN, NaN] }),
      "not begun; must be between 2.5 and 3.5",
    ],
    [record({ result: "fail", name: "contribution: between 2.5 and 3.5" }), "2.41 (2.36 to 2.47)"],
    [ERROR, "It has no data."],
    [
      record({ result: "fail", unit: "rank", observed: 2, interval: [2, 2], limit: "highest" }),
      "rank 2, must be highest",
    ],
    [
      record({ result: "fail", tie: "Equal in every trial: a and b." }),
      "2.41 (2.36 to 2.47), must be between 2.5 and 3.5. Equal in every trial: a and b.",
    ],
    [
      record({
        result: "fail",
        unit: "currency",
        observed: 7.71e6,
        interval: [7.69e6, 7.73e6],
        limit: "at least 7.8 M",
      }),
      "7.71 M (7.69 to 7.73 M), must be at least 7.8 M",
    ],
  ])("%#", (one, text) => {
    expect(foundText(one)).toBe(text);
  });

  test("the worst stands first, with its place", () => {
    const rows = openTable([WARN, OPEN, ERROR, FAIL]).rows.map((row) => row.map(({ text }) => text));
    expect(rows.filter(([mark]) => mark !== "").map(([mark, name, where]) => [mark, name, where])).toEqual([
      ["FAIL", "contribution triples", "claims.yaml:41"],
      ["ERROR", "faulty", "claims.yaml:41"],
      ["OPEN", "open", "claims.yaml:41"],
      ["warn", "soft", "claims.yaml:41"],
    ]);
  });
});

describe("the screen of checks", () => {
  const text = (records: readonly CheckRecord[], width = 80, full = false): string =>
    renderTable(checkView(records, false, { full }), { width, colour: false });
  const many = [...Array.from({ length: 30 }, (_, place) => record({ name: `check ${String(place)}` })), FAIL, OPEN];

  test("summary, what did not pass, how many did", () => {
    const lines = text(many).split("\n");
    expect(lines[0]).toBe("1 of 32 checks failed, 1 is undecided (99 % sure)");
    expect(lines).toContainEqual(expect.stringMatching(/^FAIL +contribution triples +claims\.yaml:41$/u));
    expect(lines).toContain("pass  30 others");
    expect(lines.length).toBeLessThan(24);
    expect(text(many)).not.toContain("check 7");
    expect(text(many)).toContain("--full shows more");
    expect(text(many, 80, true)).not.toContain("--full");
  });

  test("--full and documents list every check", () => {
    expect(text(many, 80, true)).toContain("check 7");
    expect(renderMarkdown(checkView(many, false))).toContain("check 7");
  });

  test.each([40, 60, 80])("limit and verdict stay at %d columns", (width) => {
    for (const shown of [text([FAIL, PASS], width), text([FAIL, PASS], width, true)]) {
      const flat = shown.replaceAll(/\s+/gu, " ");
      expect(flat).toMatch(/FAIL|fail/u);
      expect(flat).toMatch(/between 2\.5|between/u);
      expect(flat).not.toMatch(/Too narrow to show:[^.]*(?:must be|result)/u);
    }
  });
});
