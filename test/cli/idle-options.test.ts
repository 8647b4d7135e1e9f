import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import type { Condition, OptionRow } from "../../src/questions/options/option.js";
import { QUESTIONS } from "../../src/questions/registry.js";
import { smallCalls } from "../questions/calls.js";
import { orgfunnel } from "./program.js";

const { remove, scenario, path } = smallCalls();
afterAll(remove);

const longFlag = ({ flags }: OptionRow): string => /--[a-z-]+/u.exec(flags)?.[0] ?? flags;
const rows = QUESTIONS.flatMap((question) => Object.values(question.options).map((row) => ({ question, row })));
const conditional = rows.flatMap(({ question, row }) =>
  (row.appliesTo ?? []).map(
    (condition) => [`${question.id} ${longFlag(row)} ${JSON.stringify(condition)}`, question, row, condition] as const,
  ),
);

/** Arguments with which the condition of an option does not hold. */
function breaking(condition: Condition, question: (typeof QUESTIONS)[number]): readonly string[] {
  if ("formats" in condition) return ["--format", question.formats.find((id) => !condition.formats.includes(id)) ?? ""];
  if ("without" in condition) {
    const place = question.arguments.findIndex(({ name }) => name === condition.without);
    if (place >= 0) return [scenario, "head"].slice(0, place + 1);
    const other = question.options[condition.without];
    return [longFlag(other), ...(other.kind === "flag" ? [] : [other.choices?.[0] ?? "1%"])];
  }
  const other = condition.of && question.options[condition.with];
  const value = other?.choices?.find((choice) => condition.of?.includes(choice) !== true) ?? "1%";
  return other === undefined ? [] : [longFlag(other), value];
}

describe("an option that would do nothing is refused", () => {
  test("there are some", () => {
    expect(conditional.length).toBeGreaterThan(20);
  });

  test.each(conditional)("%s", async (_, question, row, condition) => {
    const files = question.arguments.filter(({ flags }) => flags.startsWith("<")).map(() => scenario);
    const value = row.kind === "flag" ? [] : [row.choices?.[0] ?? "1%"];
    const args = [question.id, ...files, longFlag(row), ...value, ...breaking(condition, question)];
    const { code, stderr } = await orgfunnel(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`${longFlag(row)} (means nothing without|exclude each other)`, "u"));
  });
});

test("every option takes one argument or is a flag: none swallows what comes after it", () => {
  for (const { row } of rows) expect(row.flags).toMatch(row.kind === "flag" ? /^[^<[]*$/u : /^[^<[]*<[a-z,=:]+>$/u);
});

test("an option with a condition has no default, which would be given always", () => {
  for (const { row } of rows) if (row.appliesTo !== undefined) expect(row.default).toBeUndefined();
});

test("a format of a file counts as well as that of stdout", async () => {
  const file = path("full.md");
  const call = ["run", scenario, "--trials", "5", "--format", "json", "--full"];
  expect((await orgfunnel(call)).code).toBe(2);
  expect((await orgfunnel([...call, "-o", file])).code).toBe(0);
  expect(readFileSync(file, "utf8")).not.toBe("");
});

describe("numbers of options are read as those of files", () => {
  test.each([
    [["run", "--trials", "1e1", "--horizon", "1 year", "--effects", "50 %"], 0],
    [["run", "--precision", "50 %", "--max-trials", "1k"], 0],
    [["run", "--precision", "1,5%"], "Write 1.5%"],
    [["run", "--precision", "15,000"], "15 or 15000"],
    [["run", "--trials", "10.000"], "10 or 10000"],
    [["run", "--horizon", "90 days"], "only whole months"],
    [["run", "--jobs", "50%"], "percent of what"],
    [["check", "--confidence", "0,9"], "Write 0.9"],
    [["check", "--confidence", "90 %", "--max-trials", "1_000"], 0],
    [["check", "--max-trials", "2.000"], "2 or 2000"],
  ] as const)("%j", async ([question, ...args], expected) => {
    const { code, stderr } = await orgfunnel([question, scenario, ...args]);
    if (expected === 0) expect(stderr.replaceAll(/^.*warning[^]*$/gu, "")).not.toContain("error");
    else {
      expect(code).toBe(2);
      expect(stderr.replaceAll(/\s+/gu, " ")).toContain(expected);
    }
  });
});
