import { titleOf } from "../../../src/report/cases/record.js";
import { expect, test } from "vitest";
import { runChecks } from "../../../src/analysis/checks/run-checks.js";
import { foundText } from "../../../src/questions/check/open-table.js";
import { checkRecord } from "../../../src/questions/check/record-of.js";
import { observedText } from "../../../src/report/cases/figures.js";
import { factsOf, verdictText } from "../../../src/report/cases/words.js";
import { parseScenario } from "../../../src/scenario/parse.js";
import { serialRunner } from "../../../src/simulation/serial-runner.js";

const TEXT = `name: S
horizon: 2
objective: profit
structures:
  a: { reports_to: { sales: ceo, marketing: ceo } }
  b: { reports_to: { marketing: sales, sales: ceo } }
checks:
`;

const recordOf = async (check: string, more = "") => {
  const scenario = parseScenario(`${more}${TEXT}  - { ${check} }\n`, "s.yaml");
  const [result] = await runChecks(scenario.checks, serialRunner, { confidence: 0.99, maxTrials: 1000 });
  return checkRecord(result, scenario, 0.99);
};

test.each([
  ["structure: a, at_least: -1e9", "profit of a", "at least −1 B", "currency"],
  ["structure: a, minus: b, above: -5e5", "profit of a less profit of b", "above −500 k", "currency"],
  ["structure: a, over: b, between: [-9, 9.25]", "profit of a over profit of b", "between −9 and 9.25", "ratio"],
  [
    "structure: a, minus: b, over: { structure: b, minus: a }, equal: 1, within: 0.1",
    "(profit of a less profit of b) over (profit of b less profit of a)",
    "between 0.9 and 1.1",
    "ratio",
  ],
  [
    "structure: a, outcome: brand_index, minus: { outcome: leads }, below: 1",
    "brand index of a less leads of a",
    "below 1",
    "mix",
  ],
  [
    "structure: a, outcome: mql_acceptance, statistic: p5, at_least: 12.5%",
    "p5 of MQL acceptance of a",
    "at least 12.5 %",
    "fraction",
  ],
  ["structure: a, statistic: p99.9, at_least: 0", "p99.9 of profit of a", "at least 0", "currency"],
  [
    "structure: a, statistic: standard_deviation, at_most: 1e9",
    "standard deviation of profit of a",
    "at most 1 B",
    "currency",
  ],
  [
    "structure: a, statistic: probability_best, at_least: 0.5%",
    "probability that a is best of 2 by profit",
    "at least 0.5 %",
    "fraction",
  ],
  [
    "structure: a, statistic: expected_regret, at_most: 1e9",
    "expected regret of a among 2 by profit",
    "at most 1 B",
    "currency",
  ],
  [
    "structure: a, statistic: probability_better, than: b, at_most: 1",
    "probability that a is better than b by profit",
    "at most 100 %",
    "fraction",
  ],
  [
    "structure: a, statistic: crossing_month, than: b, at_least: 1",
    "median month from which a is ahead of b in profit",
    "at least 1",
    "month",
  ],
  ["structure: a, is: highest", "profit of a among 2", "the highest of 2", "rank"],
  ["order: [a, b]", "order by profit", "a > b", "steps"],
  [
    "assumption: funnel.acceptance, within: [30%, 80%], grade: at least survey, source: required",
    "acceptance of qualified leads",
    "between 30 % and 80 %, grade at least survey, with a source",
    "probability",
  ],
])("%s", async (check, subject, limit, unit) => {
  const record = await recordOf(check);
  expect([record.subject, record.limit]).toEqual([subject, limit]);
  if (!check.startsWith("assumption")) expect(record.unit).toBe(unit);
  expect(titleOf(record)).toBe(`${subject}: ${limit}`);
});

test("a check without data is an error with a sentence", async () => {
  const text = "teams: { sales: { headcount: 0 } }\nassumptions: { customers.initial: 0 }\n";
  const scenario = parseScenario(
    `${text}${TEXT}  - { name: x, structure: a, outcome: closure_rate, at_least: 0 }\n`,
    "s.yaml",
  );
  const [result] = await runChecks(scenario.checks, serialRunner, { confidence: 0.99, maxTrials: 200_000 });
  expect(checkRecord(result, scenario, 0.99)).toMatchObject({
    result: "error",
    trials: 1000,
    error: expect.stringContaining('"x" has no data') as string,
  });
});

test("of an assumption the interval is what is not known, and a grade or source that is missed is told", async () => {
  const passed = await recordOf("assumption: funnel.acceptance, within: [30%, 80%]");
  expect(passed).toMatchObject({ confidence: 0.9, interval: [expect.closeTo(0.42, 9), expect.closeTo(0.62, 9)] });
  const missed = await recordOf("assumption: effect.mandate.drive.churn, grade: at least survey");
  expect(missed.limit).toContain("grade at least survey (found: grade assumption, source “");
  expect(missed.name).toBe("effect.mandate.drive.churn: grade at least survey");
});

test("readers see labels, a build a name of ids", async () => {
  const labelled = TEXT.replace("a: {", "a: { label: Both to the CEO,").replace("b: {", "b: { label: Under sales,");
  const scenario = parseScenario(
    `currency: EUR\n${labelled}  - { outcome: value, structure: a, minus: b, at_least: -1e12 }\n` +
      `  - { name: Own, outcome: value, order: [a, b] }\n  - { outcome: value, structure: b, is: highest }\n`,
    "s.yaml",
  );
  const results = await runChecks(scenario.checks, serialRunner, { confidence: 0.99, maxTrials: 1000 });
  const [difference, named, rank] = results.map((result) => checkRecord(result, scenario, 0.99));
  expect(difference.name).toBe("value of a less value of b: at least −1000 B");
  expect(titleOf(difference)).toBe("value of Both to the CEO less value of Under sales: at least −1000 B EUR");
  expect([named.name, titleOf(named), named.limit]).toEqual(["Own", "Own", "Both to the CEO > Under sales"]);
  expect(foundText(named)).toMatch(/^(?:1 step holds|0 steps hold), must be Both/u);
  expect(titleOf(rank)).toBe("value of Under sales among 2: the highest of 2");
  expect(factsOf(rank).find(({ name }) => name === "compared")?.text).toMatch(/^Under sales less Both to the CEO: /u);
  expect(rank.comparisons?.[0]).toMatchObject({ first: "b", second: "a" });
});

test("money is told with what it is in, where the scenario says so; shares and counts are not", async () => {
  const inEuros = (check: string) => recordOf(check, "currency: EUR\n");
  expect(observedText(await inEuros("structure: a, at_least: -1e9"))).toMatch(/^\S+ [kM] EUR$/u);
  expect(observedText(await recordOf("structure: a, at_least: -1e9"))).toMatch(/^\S+ [kM]$/u);
  expect(await inEuros("structure: a, outcome: leads, at_least: 1")).not.toHaveProperty("currency");
  // The same in every trial: its interval is no news.
  const same = { ...(await inEuros("structure: a, at_least: 1")), observed: 0, interval: [0, 0] as const };
  expect(foundText({ ...same, title: "A name of its own" })).toBe("0 EUR, must be at least 1 EUR");
});

test.each<[string, string | undefined]>([
  [
    "structure: a, outcome: value, at_least: 5k",
    "The limit is 1/{} of what is measured, so the check guards nothing: is its unit right?",
  ],
  [
    "structure: a, outcome: value, at_least: 90B",
    "The limit is {} times what is measured, so the check cannot hold: is its unit right?",
  ],
  ["structure: a, outcome: value, between: [1k, 5k]", "The limit is 1/{} of what is measured"],
  ["structure: a, outcome: leads, at_least: 2", "The limit is 1/{} of what is measured"],
  // A yes or no, one end that guards, a difference, a share.
  ["structure: a, outcome: leads, at_least: 1", undefined],
  ["structure: a, outcome: value, above: 0", undefined],
  ["structure: a, outcome: value, at_least: 1M", undefined],
  ["structure: a, outcome: value, between: [5k, 90M]", undefined],
  ["structure: a, minus: b, outcome: value, at_least: -900B", undefined],
  ["structure: a, outcome: mql_acceptance, at_least: 0.1%", undefined],
])("a limit that guards nothing is told: %s", async (check, expected) => {
  const record = await recordOf(check);
  const doubt = record.doubt?.replace(/\d[\d,]*(?= of| times)/u, "{}");
  if (expected === undefined) expect(doubt).toBeUndefined();
  else {
    expect(doubt).toContain(expected);
    expect(verdictText(record)).toContain(record.doubt);
  }
});
