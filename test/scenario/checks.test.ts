import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Check, Claim } from "../../src/analysis/checks/check.js";
import { z } from "zod";
import { parseScenario, type ParseOptions } from "../../src/scenario/parse.js";
import { scenarioSchema } from "../../src/scenario/schema.js";
import { placesOf, problemsOf } from "./support.js";

const HEAD = `objective: profit
structures:
  a: { reports_to: { sales: ceo, marketing: ceo } }
  b: { reports_to: { marketing: sales, sales: ceo } }
  c: { managers: { l: { role: head, background: both, reports_to: ceo } }, reports_to: { sales: l, marketing: l } }
checks:
`;

/** A file with these checks, each in flow style; the first stands in line 7. */
const file = (...checks: string[]): string => HEAD + checks.map((check) => `  - { ${check} }\n`).join("");
const checksOf = (text: string, options?: ParseOptions): readonly Check[] =>
  parseScenario(text, "s.yaml", options).checks;
const claimOf = (check: string): Claim => checksOf(file(check))[0].claim;

const profit = { label: "profit", terms: [{ outcome: "profit", weight: 1 }] };
const churn = { label: "customer_churn", terms: [{ outcome: "customer_churn", weight: 1 }] };

describe("claims", () => {
  test.each<[string, object]>([
    [
      "structure: a, at_least: 5",
      {
        subject: { kind: "quotient", statistic: "mean", mix: [{ structure: "a", of: profit, weight: 1 }] },
        limit: { atLeast: 5 },
      },
    ],
    [
      "structure: a, outcome: customer_churn, at_most: 12%",
      { subject: { mix: [{ of: churn }] }, limit: { atMost: 0.12 } },
    ],
    [
      "structure: a, minus: b, above: 0",
      {
        subject: {
          mix: [
            { structure: "a", weight: 1 },
            { structure: "b", weight: -1 },
          ],
        },
        limit: { above: 0 },
      },
    ],
    [
      "structure: a, minus: { outcome: revenue }, below: 0",
      {
        subject: { mix: [{ structure: "a" }, { structure: "a", of: { label: "revenue" }, weight: -1 }] },
        limit: { below: 0 },
      },
    ],
    [
      "structure: a, over: b, between: [2.5, 3.5]",
      {
        subject: { kind: "quotient", statistic: "mean", over: [{ structure: "b", of: profit, weight: 1 }] },
        limit: { atLeast: 2.5, atMost: 3.5 },
      },
    ],
    [
      "structure: a, over: { outcome: revenue }, equal: 1, within: 10%",
      {
        subject: { kind: "quotient", statistic: "mean", over: [{ structure: "a", of: { label: "revenue" } }] },
        limit: { atLeast: 0.9, atMost: 1.1 },
      },
    ],
    [
      "structure: a, minus: c, over: { structure: b, minus: c }, below: 0.5",
      {
        subject: {
          kind: "quotient",
          statistic: "mean",
          mix: [{ structure: "a" }, { structure: "c", weight: -1 }],
          over: [
            { structure: "b", weight: 1 },
            { structure: "c", weight: -1 },
          ],
        },
      },
    ],
    [
      "structure: a, minus: c, over: { minus: b }, below: 0.5",
      {
        subject: {
          over: [
            { structure: "a", weight: 1 },
            { structure: "b", weight: -1 },
          ],
        },
      },
    ],
    ["structure: a, statistic: p5, at_least: 0", { subject: { kind: "mix", statistic: "p5" } }],
    [
      "structure: a, statistic: p99.5, minus: b, at_least: 0",
      { subject: { kind: "mix", statistic: "p99.5", mix: [{}, { weight: -1 }] } },
    ],
    [
      "structure: a, statistic: standard_deviation, at_most: 1e6",
      { subject: { kind: "mix", statistic: "standard_deviation" } },
    ],
    [
      "structure: a, statistic: probability_best, at_least: 50%",
      { subject: { kind: "field", statistic: "probability_best", others: ["b", "c"] }, limit: { atLeast: 0.5 } },
    ],
    [
      "structure: a, statistic: expected_regret, among: [b], at_most: 1e5",
      { subject: { kind: "field", statistic: "expected_regret", others: ["b"] } },
    ],
    [
      "structure: a, statistic: probability_better, than: c, at_least: 0.6",
      { subject: { kind: "duel", statistic: "probability_better", than: "c" } },
    ],
    [
      "structure: a, statistic: crossing_month, than: c, at_most: 18",
      { subject: { kind: "duel", statistic: "crossing_month", than: "c" } },
    ],
    [
      "structure: a, outcome: { profit: 1, brand_index: 1000 }, at_least: 0",
      { subject: { mix: [{ of: { terms: [{ weight: 1 }, { weight: 1000 }] } }] } },
    ],
    ["structure: a, is: highest", { kind: "rank", others: ["b", "c"], end: "highest", places: 1 }],
    ["structure: a, is: lowest, among: [a, c]", { kind: "rank", others: ["c"], end: "lowest", places: 1 }],
    ["structure: a, is: top 2", { kind: "rank", end: "highest", places: 2 }],
    ["structure: a, is: bottom 2", { kind: "rank", end: "lowest", places: 2 }],
    ["order: [c, a, b], outcome: revenue", { kind: "order", order: ["c", "a", "b"], of: { label: "revenue" } }],
    [
      "assumption: funnel.acceptance, within: [30%, 80%]",
      { kind: "assumption", within: [0.3, 0.8], sourceRequired: false },
    ],
    [
      "assumption: funnel.acceptance, grade: at least survey, source: required",
      { leastGrade: "survey", sourceRequired: true, sourced: true },
    ],
    // A fraction may be outside 0..1 as a ratio.
    [
      "structure: a, outcome: mql_acceptance, over: b, at_least: 1.3",
      { subject: { kind: "quotient", statistic: "mean" } },
    ],
  ])("%s", (check, expected) => {
    expect(claimOf(check)).toMatchObject(expected);
  });

  test("name, description, severity and position", () => {
    const [first, second] = checksOf(
      file("structure: a, at_least: 0", 'name: "x", description: y, severity: warn, structure: b, at_least: 0'),
    );
    expect(first).toMatchObject({ severity: "fail", position: { file: "s.yaml", line: 7, column: 5 }, settings: [] });
    expect(first.name).toBeUndefined();
    expect(second).toMatchObject({ name: "x", description: "y", severity: "warn", position: { line: 8 } });
  });

  test("an assumption is the one of the scenario: its value, grade and source", () => {
    const own = `assumptions:\n  funnel.acceptance: { value: 50%, source: CRM, grade: measured }\n  funnel.follow_up: 60%\n`;
    const [given, bare, choice] = checksOf(
      own +
        file(
          "assumption: funnel.acceptance, source: required",
          "assumption: funnel.follow_up, source: required",
          "assumption: customers.initial, source: required",
        ),
    );
    expect(given.claim).toMatchObject({
      grade: "measured",
      source: "CRM",
      sourced: true,
      distribution: { value: 0.5 },
    });
    expect(bare.claim).toMatchObject({ grade: "assumption", sourced: false });
    // The book's own choice is nobody's source.
    expect(choice.claim).toMatchObject({ sourced: false });
  });
});

test("an editor learns every key of a check from the JSON schema", () => {
  const schema = z.toJSONSchema(scenarioSchema) as unknown as Schema;
  const { properties, additionalProperties } = schema.properties.checks.items;
  expect(additionalProperties).toBe(false);
  for (const key of [
    "outcome",
    "structure",
    "over",
    "minus",
    "is",
    "order",
    "at_least",
    "between",
    "assumption",
    "set",
  ]) {
    expect(properties).toHaveProperty(key);
  }
});

interface Schema {
  readonly properties: { readonly checks: { readonly items: { properties: object; additionalProperties: boolean } } };
}

describe("settings of a check", () => {
  test("lay over the scenario; equal plans are one plan", () => {
    const checks = checksOf(
      file(
        "structure: a, at_least: 0",
        "horizon: 60, structure: a, at_least: 0",
        "set: [horizon=60], structure: b, at_least: 0",
        "horizon: 24, structure: b, at_least: 0",
        "set: { funnel.acceptance: 40% }, structure: b, at_least: 0",
        "set: [funnel.acceptance=40%], horizon: 12, structure: b, at_least: 0",
        "set: { structures.c.managers.l.background: general }, structure: c, at_least: 0",
        "set: { objective: revenue }, structure: c, at_least: 0",
      ),
    );
    const plans = checks.map(({ plan }) => plan);
    expect(plans.map(({ horizonMonths }) => horizonMonths)).toEqual([24, 60, 60, 24, 24, 12, 24, 24]);
    const same = plans.map((plan) => plans.indexOf(plan));
    expect(same).toEqual([0, 1, 1, 0, 4, 5, 6, 0]);
    const acceptance = ({ inputs }: Check["plan"]) => inputs.find(({ id }) => id === "funnel.acceptance")?.distribution;
    expect(acceptance(plans[4])).toEqual({ kind: "constant", value: 0.4 });
    expect(acceptance(plans[0])).toMatchObject({ kind: "quantiles" });
    expect(plans[6].structures[2].states).not.toEqual(plans[0].structures[2].states);
    expect(checks[7].claim).toMatchObject({ subject: { mix: [{ of: { label: "revenue" } }] } });
    expect(checks.map(({ settings }) => settings).slice(4, 6)).toEqual([
      ["funnel.acceptance=40%"],
      ["funnel.acceptance=40%", "horizon=12"],
    ]);
  });

  test("are stronger than the command line, which is stronger than the file", () => {
    const text = file("structure: a, at_least: 0", "horizon: 60, structure: a, at_least: 0");
    const checks = checksOf(text, { flags: { horizon: 6 }, set: ["funnel.acceptance=33%"] });
    expect(checks.map(({ plan }) => plan.horizonMonths)).toEqual([6, 60]);
    for (const { plan } of checks) expect(JSON.stringify(plan.inputs)).toContain('{"kind":"constant","value":0.33}');
  });
});

describe("what is refused", () => {
  test.each<[string, string[]]>([
    ["structure: a", ["check-without-limit 7:5"]],
    ["name: nothing", ["missing-key 7:5", "check-without-limit 7:5"]],
    ["at_least: 5", ["missing-key 7:5"]],
    ["structure: d, at_least: 5", ["unknown-structure 7:18"]],
    ["structure: a, outcome: proft, at_least: 5", ["unknown-outcome 7:30"]],
    ["structure: a, statistic: p0, at_least: 5", ["not-one-of 7:32"]],
    ["structure: a, statistic: avg, at_least: 5", ["not-one-of 7:32"]],
    ["structure: a, at_least: many", ["not-a-value 7:31"]],
    ["structure: a, at_least: .nan", ["not-finite 7:31"]],
    ["structure: a, at_least: .inf", ["not-finite 7:31"]],
    ["structure: a, at_least: 1 to 2", ["not-certain 7:31"]],
    ["structure: a, between: [3, 2]", ["interval-reversed 7:30"]],
    ["structure: a, between: [3]", ["wrong-type 7:30"]],
    ["structure: a, between: 3", ["wrong-type 7:30"]],
    ["structure: a, at_least: 3, at_most: 2", ["interval-reversed 7:31"]],
    ["structure: a, equal: 1", ["missing-key 7:5"]],
    ["structure: a, equal: 1, within: -1", ["out-of-range 7:39"]],
    ["structure: a, at_least: 1, within: 1", ["check-key-unused 7:34"]],
    ["structure: a, between: [1, 2], at_most: 3", ["check-key-unused 7:38"]],
    ["structure: a, over: d, at_least: 1", ["unknown-structure 7:27"]],
    ["structure: a, over: { structur: b }, at_least: 1", ["unknown-key 7:29"]],
    ["structure: a, over: [b], at_least: 1", ["wrong-type 7:27"]],
    ["structure: a, over: {}, at_least: 1", ["wrong-type 7:27"]],
    ["structure: a, statistic: p5, over: b, at_least: 1", ["check-key-unused 7:36"]],
    ["structure: a, is: highest, at_least: 1", ["check-key-unused 7:34"]],
    ["structure: a, is: highest, minus: b", ["check-key-unused 7:34"]],
    ["structure: a, is: first", ["not-one-of 7:25"]],
    ["structure: a, is: top 3", ["out-of-range 7:25"]],
    ["structure: a, is: top 0", ["not-one-of 7:25"]],
    ["structure: a, is: highest, among: [a]", ["check-alone 7:41"]],
    ["structure: a, is: highest, among: [b, b]", ["check-structure-twice 7:45"]],
    ["structure: a, is: highest, among: [b, x]", ["unknown-structure 7:45"]],
    ["order: [a]", ["check-alone 7:14"]],
    ["order: [a, a]", ["check-structure-twice 7:18"]],
    ["order: [a, b], structure: a", ["check-key-unused 7:22"]],
    ["structure: a, statistic: probability_best, at_least: 50", ["out-of-range 7:60"]],
    ["structure: a, statistic: probability_better, at_least: 0.5", ["missing-key 7:5"]],
    ["structure: a, than: b, at_least: 0.5", ["check-key-unused 7:21"]],
    ["structure: a, statistic: crossing_month, than: b, at_most: 25", ["out-of-range 7:66"]],
    [
      "structure: a, statistic: probability_best, outcome: marketing_contribution, at_least: 0.5",
      ["objective-cannot-rank 7:59"],
    ],
    // A limit that is met always is as bad as one that never is.
    ["structure: a, outcome: mql_acceptance, at_most: 60", ["out-of-range 7:55"]],
    ["structure: a, outcome: mql_acceptance, minus: b, at_most: 60", ["out-of-range 7:65"]],
    ["structure: a, above: 3, below: 3", ["interval-reversed 7:28"]],
    ["structure: a, at_least: 3, below: 3", ["interval-reversed 7:31"]],
    ["structure: a, at_least: 50%", ["wrong-type 7:31"]],
    ["structure: a, between: [5%, 10%]", ["wrong-type 7:31"]],
    ["structure: a, equal: 5, within: 10%", ["wrong-type 7:39"]],
    ["structure: a, statistic: expected_regret, at_most: 5%", ["wrong-type 7:58"]],
    ["structure: a, statistic: standard_deviation, at_most: 5%", ["wrong-type 7:61"]],
    ["structure: a, outcome: { profit: 1, leads: 2 }, at_most: 5%", ["wrong-type 7:64"]],
    // Compared with itself anything is equal.
    ["structure: a, minus: a, at_least: 0", ["check-alone 7:28"]],
    ["structure: a, minus: { outcome: profit }, at_least: 0", ["check-alone 7:28"]],
    ["structure: a, over: a, equal: 1, within: 0", ["check-alone 7:27"]],
    ["structure: a, minus: b, over: { structure: a, minus: b }, equal: 1, within: 0", ["check-alone 7:37"]],
    ["structure: a, statistic: crossing_month, than: a, at_most: 3", ["check-alone 7:54"]],
    ["structure: a, is: highest, among: []", ["wrong-type 7:41"]],
    ["structure: a, set: { trials: 5 }, at_least: 5", ["check-key-unused 7:28"]],
    ["structure: a, set: [checks=x], at_least: 5", ["check-key-unused 7:27"]],
    ["assumption: funnel.acceptance, within: [0, 80]", ["out-of-range 7:46"]],
    ["assumption: funnel.acceptance", ["check-without-limit 7:5"]],
    ["assumption: funnel.aceptance, source: required", ["unknown-assumption 7:19"]],
    ["assumption: funnel.acceptance, grade: survey", ["not-one-of 7:45"]],
    ["assumption: funnel.acceptance, grade: at least survy", ["not-one-of 7:45"]],
    ["assumption: funnel.acceptance, within: 0.3", ["wrong-type 7:46"]],
    ["assumption: funnel.acceptance, source: wanted", ["not-one-of 7:46"]],
    ["assumption: funnel.acceptance, structure: a, source: required", ["check-key-unused 7:38"]],
    ["structure: a, at_leats: 5, at_least: 5", ["unknown-key 7:21"]],
    ["structure: a, severity: error, at_least: 5", ["not-one-of 7:31"]],
    ["structure: a, horizon: 0, at_least: 5", ["out-of-range 7:30"]],
    ["structure: a, set: { funnel.aceptance: 40% }, at_least: 5", ["unknown-assumption 7:28"]],
    ["structure: a, set: { funnel.acceptance: 140% }, at_least: 5", ["outside-domain 7:47"]],
    ["structure: a, set: [funnel.acceptance], at_least: 5", ["set-syntax 7:27"]],
    ["structure: a, set: [funnel.acceptance=140%], at_least: 5", ["outside-domain 7:27"]],
    ["structure: a, set: [{ x: 1 }], at_least: 5", ["wrong-type 7:27"]],
    ["structure: b, set: { structures.b.mandate: lead }, at_least: 5", ["not-one-of 7:50"]],
  ])("%s", (check, expected) => {
    expect(placesOf(file(check))).toEqual(expected);
  });

  test("everything at once, with the faults of the scenario", () => {
    const text = `horizn: 3\n${file("structure: d, at_least: 5", "structure: a, is: first")}`;
    expect(placesOf(text)).toEqual(["unknown-key 1:1", "unknown-structure 8:18", "not-one-of 9:25"]);
  });

  test("a structure that only the check's settings take away", () => {
    expect(placesOf(file("structure: b, set: { structures.b: null }, at_least: 5"))).toEqual([
      "unknown-structure 7:18",
    ]);
  });

  test("any keys and values give checks or problems, never an exception or a check without a limit", () => {
    const word = fc.constantFrom(
      "a",
      "b",
      "d",
      "profit",
      "mean",
      "p5",
      "highest",
      "top 2",
      "0.5",
      "60%",
      "[a, b]",
      "[1, 2]",
      "{ minus: b }",
      "probability_best",
      "crossing_month",
      "null",
      "x y",
    );
    const key = fc.constantFrom(
      "structure",
      "outcome",
      "statistic",
      "over",
      "minus",
      "than",
      "among",
      "is",
      "order",
      "at_least",
      "below",
      "between",
      "equal",
      "within",
      "assumption",
      "grade",
      "source",
      "horizon",
      "set",
    );
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(key, word), { selector: ([name]) => name, maxLength: 6 }), (pairs) => {
        const text = file(pairs.map(([name, value]) => `${name}: ${value}`).join(", "));
        if (problemsOf(text).length > 0) return;
        for (const { claim } of checksOf(text)) {
          if (claim.kind === "limit") expect(Object.values(claim.limit).every(Number.isFinite)).toBe(true);
          if (claim.kind === "limit") expect(Object.keys(claim.limit).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});
