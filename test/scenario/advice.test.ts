import { describe, expect, it, test } from "vitest";
import { message } from "../../src/report/messages/message.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { resolvedScenario } from "../../src/scenario/resolved.js";
import { memoryFiles, problemsOf, STRUCTURES } from "./support.js";

const BOTH = "sales: ceo, marketing: ceo";
const chart = (lines: string, rest = "") => `structures:\n  a: { reports_to: { ${lines} }${rest} }\n`;

/** The scenario with a fault, and as the message advises. */
const ADVICE: readonly (readonly [code: string, before: string, after: string])[] = [
  ["unknown-node", chart(`${BOTH}, cs: ceo`), chart("sales: cs, marketing: ceo, cs: ceo")],
  ["team-reports-to-nobody", chart("sales: ceo"), chart(BOTH)],
  [
    "unused-manager",
    chart(BOTH, ", managers: { m: { reports_to: ceo } }"),
    chart("sales: m, marketing: ceo", ", managers: { m: { reports_to: ceo } }"),
  ],
  [
    "team-without-posts",
    chart(`${BOTH}, sdr: sales`),
    `teams: { sdr: { headcount: 3 } }\n${chart(`${BOTH}, sdr: sales`)}`,
  ],
  [
    "team-without-posts",
    chart(BOTH, ", managers: { sdr: { background: sales, reports_to: marketing } }"),
    chart(BOTH, ", headcount: { sdr: 2 }, managers: { sdr: { background: sales, reports_to: marketing } }"),
  ],
  [
    "no-today",
    `assumptions: { funnel.acceptance: 50% }\n${chart(BOTH)}`,
    `today: a\nassumptions: { funnel.acceptance: 50% }\n${chart(BOTH)}`,
  ],
  [
    "posts-as-if-always",
    `today: b\n${chart(BOTH, ", headcount: { sales: 12 }")}  b: { reports_to: { ${BOTH} } }\n`,
    `today: b\ntransition: { after: 0 }\n${chart(BOTH, ", headcount: { sales: 12 }")}  b: { reports_to: { ${BOTH} } }\n`,
  ],
  [
    "transition-without-today",
    `transition: { after: 3 }\n${STRUCTURES}`,
    `today: a\ntransition: { after: 3 }\n${STRUCTURES}`,
  ],
  [
    "from-without-start",
    `today: a\ntransition: { from: 2027-04 }\n${STRUCTURES}`,
    `today: a\nstart: 2027-01\ntransition: { from: 2027-04 }\n${STRUCTURES}`,
  ],
  ["cost-of-nobody", chart(BOTH, ", managers: { ceo: { cost: 9000 } }"), chart(BOTH)],
  [
    "not-overridable",
    chart(BOTH, ", assumptions: { funnel.deal_cv: 1 }"),
    `assumptions: { funnel.deal_cv: 1.2 }\n${chart(BOTH)}`,
  ],
  [
    "values-for-mean",
    `assumptions: { funnel.deal_value: { distribution: empirical, file: d.csv, column: n } }\n${STRUCTURES}`,
    `assumptions: { funnel.deal_value: { mean_of: "d.csv#n" } }\n${STRUCTURES}`,
  ],
];

const read = memoryFiles({ "d.csv": "n\n9000\n12000\n15000\n" });
const codesOf = (text: string): string[] => {
  const errors = problemsOf(text, { read });
  return (errors.length > 0 ? errors : parseScenario(text, "s.yaml", { read }).warnings).map(({ code }) => code);
};
const resolvedOf = (text: string) => JSON.stringify(resolvedScenario(parseScenario(text, "s.yaml", { read })));

describe("the advice of a message", () => {
  it.each(ADVICE)("%s: what it advises validates, removes the fault and acts", (code, before, after) => {
    expect(codesOf(before)).toContain(code);
    expect(problemsOf(after, { read })).toEqual([]);
    expect(codesOf(after)).not.toContain(code);
    const isError = problemsOf(before, { read }).length > 0;
    if (!isError) expect(resolvedOf(after)).not.toBe(resolvedOf(before));
    else
      expect(resolvedOf(after)).not.toBe(
        resolvedOf(code === "cost-of-nobody" ? STRUCTURES : chart("sales: marketing, marketing: ceo")),
      );
  });
});

test("--set of today's posts says that it moves what the numbers are measured by", () => {
  const warnings = parseScenario(STRUCTURES, "s.yaml", { set: ["teams.sales.headcount=12"] }).warnings;
  expect(warnings.map(({ code }) => code)).toContain("set-moves-today");
  const settings = ["[teams.sales.headcount=12]", "{ teams.sales.headcount: 12 }"];
  for (const set of settings)
    expect(codesOf(`${STRUCTURES}checks: [{ structure: a, at_least: 0, set: ${set} }]\n`)).toContain("set-moves-today");
  const own = parseScenario(STRUCTURES, "s.yaml", { set: ["structures.b.headcount.sales=12"] }).warnings;
  expect(own.map(({ code }) => code)).not.toContain("set-moves-today");
});

test("no message echoes more than a line or two of what it quotes", () => {
  const long = "y".repeat(200_000);
  const places = [
    `name: ${long}\n${STRUCTURES}`,
    `${long}: 1\n${STRUCTURES}`,
    `horizon: ${long}\n${STRUCTURES}`,
    `objective: ${long}\n${STRUCTURES}`,
    `reference: ${long}\n${STRUCTURES}`,
    `seed: [${long}]\n${STRUCTURES}`,
    `assumptions: { ${long}: 1 }\n${STRUCTURES}`,
    `assumptions: { funnel.acceptance: { value: 1, ${long}: 1 } }\n${STRUCTURES}`,
    `assumptions: { funnel.acceptance: { distribution: ${long} } }\n${STRUCTURES}`,
    chart(`sales: ${long}, marketing: ${long}`),
    chart(BOTH, `, effects: { ${long}: 1 }`),
    chart(BOTH, `, mandate: ${long}`),
    `${STRUCTURES}checks:\n  - { structure: ${long}, at_least: 0 }\n`,
    `${STRUCTURES}checks:\n  - { structure: a, at_least: 0, set: [${long}] }\n`,
    `${STRUCTURES}correlations: [{ between: [${long}, funnel.acceptance], rank: 0.1 }]\n`,
    `extends: ${long}\n${STRUCTURES}`,
    `name: *${long}\n${STRUCTURES}`,
    `name: !${long} x\n${STRUCTURES}`,
    `name: "${long}\n`,
    `structures:\n${Array.from({ length: 400 }, (_, i) => `  s${i}: { reports_to: { ${BOTH} } }\n`).join("")}reference: zz\n`,
  ];
  for (const text of places) {
    const problems = problemsOf(text, { read });
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) {
      expect(message(problem).length, `${problem.code} ${text.slice(0, 40)}`).toBeLessThan(1500);
      expect((problem.line ?? "").length).toBeLessThanOrEqual(401);
      expect((problem.keyPath ?? "").length).toBeLessThanOrEqual(300);
    }
  }
});
