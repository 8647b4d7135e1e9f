import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { checkView } from "../../../src/questions/check/view.js";
import { checkRecordSchema, type CheckRecord } from "../../../src/report/cases/record-schema.js";
import { breaks, failuresLast, type CheckPolicy } from "../../../src/report/cases/record.js";
import { renderGithub } from "../../../src/report/formats/github.js";
import type { Cases } from "../../../src/report/formats/telling.js";
import { renderJson } from "../../../src/report/formats/json.js";
import { renderJunit } from "../../../src/report/formats/junit.js";
import { RENDER } from "../../../src/report/formats/registry.js";
import { renderTap } from "../../../src/report/formats/tap.js";

const RECORD: CheckRecord = {
  name: "churn is lowest",
  scenario: "Claims",
  file: "scenarios/claims.yaml",
  line: 12,
  column: 5,
  description: "B: churn is lowest there.",
  subject: "customer_churn of a over customer_churn of b",
  result: "pass",
  severity: "fail",
  observed: 0.8123,
  interval: [0.79, 0.83],
  confidence: 0.99,
  limit: "at most 0.9",
  unit: "ratio",
  trials: 2000,
  noData: 0,
  horizonMonths: 24,
  settings: [],
};
const record = (change: Partial<CheckRecord>): CheckRecord => ({ ...RECORD, ...change });

const STRICT: CheckPolicy = { failOnWarn: false, allowUndecided: false };
const RECORDS: readonly CheckRecord[] = [
  record({ name: "failed", result: "fail" }),
  record({ name: "passed" }),
  record({ name: "unclear", result: "undecided" }),
  record({ name: "warned", result: "fail", severity: "warn" }),
  record({ name: "faulty", result: "error", observed: NaN, interval: [NaN, NaN], error: "It has no data." }),
];

const STYLE = { width: 120, colour: false };
const render = (format: "table" | "md", records = RECORDS, partial = false, full = true) => {
  const telling = {
    result: {},
    views: () => [checkView(records, partial, { full })],
    rows: () => [],
    cases: () => ({ records, policy: STRICT, several: false, partial }),
    yaml: () => "",
    page: () => Promise.reject(new Error("no page")),
    failed: [],
    partial,
  };
  return [...RENDER[format](telling, STYLE)].join("");
};

type Rendered = (cases: Cases) => string;
const alone =
  (render: Rendered) =>
  (records: readonly CheckRecord[], policy: CheckPolicy, partial = false): string =>
    render({ records, policy, partial, several: false });
const [toJunit, toTap, toGithub] = [alone(renderJunit), alone(renderTap), alone(renderGithub)];

describe("what breaks the build", () => {
  test.each<[string, Partial<CheckRecord>, Partial<CheckPolicy>, boolean]>([
    ["a pass never", {}, { failOnWarn: true }, false],
    ["a fail always", { result: "fail" }, { allowUndecided: true }, true],
    ["a warning not", { result: "fail", severity: "warn" }, {}, false],
    ["a warning with --fail-on-warn", { result: "fail", severity: "warn" }, { failOnWarn: true }, true],
    ["undecided does", { result: "undecided" }, {}, true],
    ["undecided not with --allow-undecided", { result: "undecided" }, { allowUndecided: true }, false],
    ["an undecided warning not", { result: "undecided", severity: "warn" }, {}, false],
    ["an error always, even of a warning", { result: "error", severity: "warn" }, { allowUndecided: true }, true],
  ])("%s", (_, change, policy, expected) => {
    expect(breaks(record(change), { ...STRICT, ...policy })).toBe(expected);
  });

  test("failures come last", () => {
    expect(failuresLast(RECORDS).map(({ name }) => name)).toEqual(["passed", "warned", "unclear", "failed", "faulty"]);
  });
});

describe("captions", () => {
  test("trials left out are told, also of a check that passes", () => {
    const text = render("md", [record({ noData: 1990 }), record({ name: "other", noData: 3 })]);
    expect(text).toContain("Left out for lack of data (0/0): 1,990 of the 2,000 trials of “churn is lowest”");
    expect(text).toContain("no larger share of those of 1 more");
    expect(toJunit([record({ noData: 1990 })], STRICT)).toContain("2,000 trials, 1,990 without data");
    expect(render("md", [record({})])).not.toContain("Left out");
    // What overflowed is no 0/0, and an error says so itself.
    expect(render("md", [record({ result: "error", error: "overflowed", noData: 9 })])).not.toContain("0/0");
  });

  test("the interval of an assumption is not called one of Monte Carlo", () => {
    const assumption = record({ name: "assumed", trials: 0, confidence: 0.9 });
    expect(render("md", [assumption])).toContain("90 % interval of what is not known");
    expect(render("md", [assumption])).not.toContain("sampling error");
    expect(render("md", [assumption, record({})])).toContain("all of its 99 % interval of sampling error");
  });
});

describe("table", () => {
  const text = render("table");

  test("has a line per check, passed ones included, and what did not pass in full at the end", () => {
    expect(text).toMatch(
      /^1 of 5 checks failed, 1 could not be decided, 1 is undecided, 1 failed as a warning \(99 % sure\)\n/u,
    );
    expect(text).toMatch(/^passed +pass +0\.812 +0\.790 to 0\.830 +at most 0\.9 +2,000$/mu);
    const full = text.slice(text.indexOf("warn: warned"));
    expect(full).not.toContain("pass:");
    expect(full.indexOf("warn: warned")).toBeLessThan(full.indexOf("fail: failed"));
    expect(full).toMatch(/^fail: failed\nwhere +scenarios\/claims\.yaml:12:5$/mu);
    for (const word of ["B: churn is lowest there.", "at most 0.9", "2,000 trials", "It has no data."]) {
      expect(full).toContain(word);
    }
    expect(text).toContain("no evidence for them");
  });

  test("is short where all passed, and says when it is partial", () => {
    expect(render("table", [RECORD], false, false).split("\n")).toHaveLength(6);
    expect(render("table", [RECORD], true)).toContain("Interrupted");
  });

  test.each<[string, Partial<CheckRecord>, string[]]>([
    ["a probability", { unit: "fraction", observed: 0.5, interval: [0.48, 0.52] }, ["50", "48.0 to 52.0 %"]],
    ["money", { unit: "currency", observed: 1_234_567, interval: [1_200_000, 1_300_000] }, ["1.2", "1.20 to 1.30 M"]],
    ["a rank", { unit: "rank", observed: 2, interval: [1, 3] }, ["rank 2", "rank 1 to 3"]],
    ["steps", { unit: "steps", observed: 2, interval: [2, 2] }, ["2 steps hold"]],
    ["a month", { unit: "month", observed: 7, interval: [6, 25] }, ["7", "6 to not by 24"]],
    ["an open end", { interval: [0.4, Infinity] }, ["above 0.4"]],
    ["no end", { interval: [-Infinity, Infinity] }, ["–"]],
    ["no data", { observed: NaN, interval: [NaN, NaN] }, ["–"]],
    ["a whole count", { unit: "count", observed: 84, interval: [84, 84] }, [" 84 "]],
    ["another count", { unit: "count", observed: 8.25, interval: [8.15, 8.35] }, ["8.2"]],
    ["other units", { unit: "leads/month", observed: 42, interval: [30, 50] }, ["42", "30 to 50"]],
  ])("writes %s", (_, change, words) => {
    const line =
      render("table", [record(change)])
        .split("\n")
        .find((row) => row.startsWith("churn is lowest")) ?? "";
    for (const word of words) expect(line).toContain(word);
    expect(line).not.toMatch(/NaN|Infinity|undefined/u);
  });

  test("shows the comparisons of a rank", () => {
    const comparisons = [{ first: "a", second: "b", observed: -0.02, interval: [-0.03, -0.01] as const }];
    const text = render("table", [
      record({
        result: "fail",
        unit: "rank",
        observed: 2,
        interval: [2, 2],
        comparisons,
        comparisonUnit: "fraction/year",
      }),
    ]);
    expect(text).toContain("a less b: −2.0 % (−3.0 to −1.0 %)");
  });
});

describe("JSON", () => {
  test("has every name of the contract", () => {
    const checks = RECORDS.map((one) => JSON.parse(renderJson(one)) as unknown);
    expect(checks[1]).toMatchObject({
      name: "passed",
      result: "pass",
      severity: "fail",
      observed: 0.8123,
      interval: [0.79, 0.83],
      limit: "at most 0.9",
      trials: 2000,
      scenario: "Claims",
      file: "scenarios/claims.yaml",
      line: 12,
      column: 5,
    });
    expect(checks[4]).toMatchObject({ result: "error", observed: null, interval: [null, null] });
    // As in memory once read again: no data is NaN.
    expect(checks.map((one) => checkRecordSchema.parse(one))).toEqual(RECORDS);
  });
});

describe("JUnit", () => {
  const countOf = (xml: string, element: string): number => xml.split(`<${element} `).length - 1;

  test("has a suite per scenario, its counts right", () => {
    const xml = toJunit([...RECORDS, record({ scenario: "Other" })], STRICT);
    expect(xml).toContain('<testsuites name="orgfunnel check" tests="6" failures="2" errors="1" skipped="0">');
    expect(xml).toContain(
      '<testsuite name="scenarios/claims.yaml: Claims" tests="5" failures="2" errors="1" skipped="0">',
    );
    expect([countOf(xml, "testcase"), countOf(xml, "failure"), countOf(xml, "error"), countOf(xml, "skipped")]).toEqual(
      [6, 2, 1, 0],
    );
    expect(xml).toContain(
      '<testcase name="failed" classname="scenarios/claims.yaml: Claims" file="scenarios/claims.yaml" line="12">',
    );
    expect(xml).toContain('type="undecided"');
    expect(xml).toContain("<system-out>warning: fail: 0.81");
  });

  test("follows the policy", () => {
    const xml = toJunit(RECORDS, { failOnWarn: true, allowUndecided: true });
    expect(xml).toContain('tests="5" failures="2" errors="1" skipped="1"');
    expect([countOf(xml, "failure"), countOf(xml, "skipped")]).toEqual([2, 1]);
  });

  test("survives any name: well-formed, nothing ends an element or an attribute", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const xml = toJunit([record({ name, scenario: name, result: "fail", description: name })], STRICT);
        // Outside of tags' own quotes there is no stray quote or bracket: every line is one of these.
        const attributes = String.raw`(?: [a-z]+="[^"<>]*")+`;
        const line = new RegExp(
          String.raw`^(?:<\?xml version="1.0" encoding="UTF-8"\?>| *<(?:testsuites|testsuite|testcase|failure)${attributes}>[^<>]*(?:</failure>)?| *</(?:testsuites|testsuite|testcase)>|[^<>]*(?:</failure>)?)$`,
          "u",
        );
        for (const row of xml.split("\n")) expect(row).toMatch(line);
        // No control character, no half of a surrogate pair, no non-character.
        expect(xml).not.toMatch(/[\u0000-\u0008\u000B-\u001F\p{Cs}\uFFFE\uFFFF]/u);
        expect(xml.replace(/&(?:amp|lt|gt|quot);/gu, "")).not.toContain("&");
      }),
    );
  });
});

describe("TAP", () => {
  test("numbers every check; what does not break the build is to do", () => {
    const text = toTap(RECORDS, { ...STRICT, allowUndecided: true });
    const points = text.split("\n").filter((line) => /^(?:not )?ok/u.test(line));
    expect(text.startsWith("TAP version 14\n1..5\n")).toBe(true);
    expect(points).toEqual([
      "not ok 1 - failed",
      "ok 2 - passed",
      "not ok 3 - unclear # TODO undecided",
      "not ok 4 - warned # TODO fail",
      "not ok 5 - faulty",
    ]);
  });

  test("survives any name, and its diagnosis is YAML", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const text = toTap([record({ name, description: name, settings: [name] })], STRICT);
        const lines = text.split("\n");
        expect(lines[2]).toMatch(/^ok 1 - (?:[^\\#]|\\[\\#])*$/u);
        const body = lines.slice(lines.indexOf("  ---") + 1, lines.indexOf("  ..."));
        expect(parse(body.join("\n"))).toMatchObject({ result: "pass", must_be: "at most 0.9" });
        expect(lines.filter((line) => /^(?:not )?ok|^Bail out/u.test(line))).toHaveLength(1);
      }),
    );
  });
});

describe("GitHub", () => {
  test("annotates what did not pass at its place, prints what passed, sums up", () => {
    const lines = toGithub(RECORDS, STRICT).trimEnd().split("\n");
    const sum = "1 of 5 checks pass, 1 warn, 1 undecided, 1 fail, 1 error";
    expect(lines[0]).toMatch(/^pass passed - pass: 0\.81/u);
    expect(lines[1]).toBe(`::error title=orgfunnel check::${sum}`);
    expect(lines[2]).toContain("::error: It has no data.");
    expect(lines[3]).toMatch(
      /^::error file=scenarios\/claims\.yaml,line=12,col=5,title=fail%3A failed::fail: 0\.812 /u,
    );
    expect(lines[3]).toContain("must be at most 0.9; 2,000 trials");
    expect(lines[4]).toMatch(/^::error .*undecided/u);
    expect(lines[5]).toMatch(/^::warning .*title=warn%3A warned/u);
    expect(lines[6]).toBe(sum);
    expect(toGithub(RECORDS, { ...STRICT, allowUndecided: true })).toMatch(/^::warning .*unclear/mu);
  });

  test("has ten annotations at most: one sums up, the rest is in the log, the most severe are shown", () => {
    const many = Array.from({ length: 23 }, (_, place) => record({ name: `check ${place}`, result: "fail" }));
    const late = record({ name: "late", result: "error", error: "It has no data." });
    const lines = toGithub([...many, late, record({})], STRICT).split("\n");
    const annotations = lines.filter((line) => line.startsWith("::"));
    expect(annotations).toHaveLength(10);
    expect(annotations[0]).toBe(
      "::error title=orgfunnel check::1 of 25 checks pass, 23 fail, 1 error; the 9 most severe are annotated, and 15 more are in the log",
    );
    expect(annotations[1]).toContain("title=error%3A late");
    expect(lines.filter((line) => line.startsWith("fail check "))).toHaveLength(15);
    expect(toGithub([record({})], STRICT)).not.toContain("::");
  });

  test("no name makes a command of its own", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("pass", "fail"),
        fc.constantFrom(
          "\n::error::x",
          "\r\n::set-output name=a::b",
          "##[error]x",
          "::warning::y",
          "%0A::error::z",
          "a,line=1::x",
        ),
        (result, name) => {
          const text = toGithub([record({ name, result, file: name })], STRICT);
          const commands = text.split(/[\r\n]+/u).filter((line) => line.startsWith("::"));
          expect(commands).toHaveLength(result === "fail" ? 2 : 0);
          expect(text).not.toContain("##[");
          for (const command of commands) expect(command.slice(2).split("::")[0]).not.toMatch(/%0A|title=.*,.*=/u);
        },
      ),
    );
  });
});

test("of several files each line of TAP and of a log on GitHub says which, an error of a whole file once", () => {
  const records = [
    record({}),
    record({ file: "b.yaml" }),
    record({ file: "c.yaml", horizonMonths: 0, name: "checks of c.yaml" }),
  ];
  const cases = { records, policy: STRICT, partial: false, several: true };
  expect(renderTap(cases)).toContain("ok 2 - b.yaml: churn is lowest\n");
  expect(renderTap(cases)).toContain("ok 3 - checks of c.yaml\n");
  expect(renderGithub(cases)).toContain("pass b.yaml: churn is lowest - pass");
  expect(renderGithub(cases)).toContain("\n2 of 2 checks pass; 1 file has no check that could be decided\n");
  expect(renderTap({ ...cases, several: false })).toContain("ok 2 - churn is lowest\n");
});
