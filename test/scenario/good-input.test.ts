import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { distribution } from "../../src/distributions/distribution.js";
import { loadScenario } from "../../src/scenario/load.js";
import { parseScenario, type ParseOptions } from "../../src/scenario/parse.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import { memoryFiles, STRUCTURES } from "./support.js";

const parse = (text: string, options: ParseOptions = {}): Scenario => parseScenario(text, "folder/s.yaml", options);
const withAssumption = (line: string): Scenario => parse(`assumptions:\n  ${line}\n${STRUCTURES}`);
const specOf = (scenario: Scenario, id: string) => scenario.plan.inputs.find((input) => input.id === id)?.distribution;
const specFor = (value: string, id = "funnel.acceptance") => specOf(withAssumption(`${id}: ${value}`), id);

const EXAMPLE = `# yaml-language-server: $schema=./scenario.schema.json
name: Four reporting lines
horizon: 24                     # months
trials: 10000
seed: four-reporting-lines
objective: profit
reference: head-of-sales-and-marketing
teams:
  marketing: { headcount: 6 }
  sales:     { headcount: 10 }
assumptions:
  market:
    leads_per_month: 180 to 370
  funnel:
    qualification: 15% to 31%
    acceptance: { value: 42% to 62%, source: "CRM export, 2026 Q3", grade: measured }
  customers.monthly_churn: 1.1%
structures:
  sales-reports-to-marketing:
    reports_to: { sales: marketing, marketing: ceo }
  head-of-sales-and-marketing:
    managers: { head: { role: head, reports_to: ceo } }
    reports_to: { sales: head, marketing: head }
  both-to-the-ceo:
    reports_to: { sales: ceo, marketing: ceo }
    mandate: drive
    headcount: { marketing: 7 }
    effects: { churn: 0.9 to 1.0 }
  marketing-reports-to-sales:
    reports_to: { marketing: sales, sales: ceo }
    managers: { sales: { background: both } }
  yardstick:
    reports_to: { sales: ceo, marketing: ceo }
    effects: none
checks:
  - name: acceptance rockets under sales
    outcome: mql_acceptance
    structure: marketing-reports-to-sales
    is: highest
`;

describe("the example", () => {
  const scenario = parse(EXAMPLE);

  it("gives the relations, backgrounds and mandates", () => {
    expect(scenario.structures.map((s) => [s.id, s.relation, s.background, s.mandate, s.effectsOn])).toEqual([
      ["sales-reports-to-marketing", "sales_under_marketing", "marketing", "none", true],
      ["head-of-sales-and-marketing", "shared_head", "general", "none", true],
      ["both-to-the-ceo", "shared_executive", "general", "drive", true],
      ["marketing-reports-to-sales", "marketing_under_sales", "both", "support", true],
      ["yardstick", "shared_executive", "general", "drive", false],
    ]);
    expect(scenario.structures[2].reasons).toContain("marketing's mandate is drive (as given)");
  });

  it("gives the plan", () => {
    const { plan } = scenario;
    expect(plan).toMatchObject({ seed: "four-reporting-lines", horizonMonths: 24, startMonth: 0, replicates: 1 });
    expect(plan.todayPosts).toEqual({ marketing: 6, sales: 10, sdr: 0, success: 0 });
    expect(plan.structures.map(({ states: [{ posts }] }) => posts.marketing)).toEqual([6, 6, 7, 6, 6]);
    expect(plan.structures[4].states[0].effects).toEqual([]);
    expect(plan.structures[2].states[0].effects.at(-1)).toEqual({
      target: "churn",
      input: "effect.own.both-to-the-ceo.churn",
    });
    expect(plan.inputs.at(-1)).toMatchObject({ id: "effect.own.both-to-the-ceo.churn", stream: "effect.own.churn" });
    expect(structuredClone(plan)).toEqual(JSON.parse(JSON.stringify(plan)));
  });

  it("keeps the objective, the reference, the checks and where each assumption was set", () => {
    expect(scenario).toMatchObject({ objective: { label: "profit" }, reference: "head-of-sales-and-marketing" });
    expect(scenario.checks).toHaveLength(1);
    expect(scenario.assumptions.find(({ id }) => id === "funnel.acceptance")).toMatchObject({
      value: "42% to 62%",
      source: "CRM export, 2026 Q3",
      grade: "measured",
      position: { file: "folder/s.yaml", line: 16, column: 17 },
    });
    const churn = scenario.assumptions.find(({ id }) => id === "customers.monthly_churn");
    expect(churn).toMatchObject({ source: "this scenario", grade: "assumption", distribution: { value: 0.011 } });
    const lead = scenario.assumptions.find(({ id }) => id === "funnel.follow_up");
    expect(lead?.position).toBeUndefined();
  });
});

describe("shipped scenarios", () => {
  const files = readdirSync("scenarios").filter((file) => file.endsWith(".yaml"));
  it.each(files)("%s is valid", (file) => {
    expect(loadScenario(`scenarios/${file}`).plan.structures.length).toBeGreaterThan(1);
  });
});

describe("defaults", () => {
  it("are those of the book and of the page", () => {
    const scenario = parse(STRUCTURES);
    expect(scenario).toMatchObject({ name: "s", trials: 10_000, reference: "a", objective: { label: "value" } });
    expect(scenario.plan).toMatchObject({ seed: "orgfunnel", horizonMonths: 24, replicates: 1 });
    expect(specOf(scenario, "money.gross_margin")).toEqual({ kind: "constant", value: 0.8 });
  });

  it("cost nothing when given: the hash is the same", () => {
    const given = `horizon: 24\ntrials: 10000\nseed: orgfunnel\nobjective: value\nreference: a\nstart_month: january\n`;
    expect(parse(given + STRUCTURES).hash).toBe(parse(STRUCTURES).hash);
  });
});

describe("values", () => {
  it.each<[string, object]>([
    ["0.5", { kind: "constant", value: 0.5 }],
    ["5e-1", { kind: "constant", value: 0.5 }],
    ["50%", { kind: "constant", value: 0.5 }],
    ["{ value: 50% }", { kind: "constant", value: 0.5 }],
    ["{ p90: 60%, p10: 0.4 }", points("logit", [0.1, 0.4], [0.9, 0.6])],
    ["{ p5: 40%, p50: 55%, p95: 60% }", points("logit", [0.05, 0.4], [0.5, 0.55], [0.95, 0.6])],
    ["{ distribution: beta, alpha: 2, beta: 3 }", { kind: "beta", alpha: 2, beta: 3 }],
    ["{ distribution: uniform, low: 10%, high: 20% }", { kind: "uniform", low: 0.1, high: 0.2 }],
    ["{ distribution: triangular, low: 0, mode: 0.5, high: 1 }", { kind: "triangular", low: 0, mode: 0.5, high: 1 }],
    ["{ distribution: pert, low: 0, mode: 0.5, high: 1 }", { kind: "pert", low: 0, mode: 0.5, high: 1, shape: 4 }],
    ["{ distribution: pert, low: 0, mode: 0.5, high: 1, shape: 2 }", { kind: "pert", shape: 2 }],
    ["{ distribution: discrete, values: [30%, 10%], weights: [1, 3] }", { values: [0.1, 0.3], weights: [3, 1] }],
    ["{ distribution: discrete, values: [0.1, 0.3] }", { kind: "discrete", weights: [1, 1] }],
    [
      "{ distribution: normal, mean: 50%, sd: 10%, min: 0, max: 1 }",
      { kind: "truncated", of: { kind: "normal" }, min: 0, max: 1 },
    ],
    ["{ value: 40% to 60%, max: 90% }", { kind: "truncated", of: { kind: "quantiles" }, max: 0.9 }],
    [
      "{ value: { distribution: beta, alpha: 2, beta: 3, max: 80% }, min: 10%, max: 90% }",
      { of: { kind: "beta" }, min: 0.1, max: 0.8 },
    ],
  ])("%s", (value, spec) => {
    expect(specFor(value)).toMatchObject(spec);
  });

  it("reads the families of positive values", () => {
    const cycle = (value: string) => specFor(value, "funnel.sales_cycle");
    expect(cycle("{ distribution: lognormal, mean: 3, sd: 1 }")).toEqual({ kind: "lognormal", mean: 3, sd: 1 });
    expect(cycle("{ distribution: gamma, shape: 2, scale: 3 }")).toEqual({ kind: "gamma", shape: 2, scale: 3 });
    expect(cycle("2.8 */ 1.4")).toMatchObject({ kind: "quantiles", scale: "log" });
    expect(specFor("-1% to 2%", "market.monthly_growth")).toMatchObject({ kind: "quantiles", scale: "identity" });
  });

  it("turns mean and sd of beta and gamma into their parameters", () => {
    // Beta(2, 3): mean 2/5, variance 6/(25*6) = 1/25. Gamma(4, 0.5): mean 2, variance 1.
    const beta = specFor("{ distribution: beta, mean: 0.4, sd: 0.2 }") as { alpha: number; beta: number };
    expect(beta.alpha).toBeCloseTo(2, 12);
    expect(beta.beta).toBeCloseTo(3, 12);
    const gamma = specFor("{ distribution: gamma, mean: 2, sd: 1 }", "funnel.sales_cycle");
    expect(gamma).toEqual({ kind: "gamma", shape: 4, scale: 0.5 });
  });

  it("meets the quantiles it was given", () => {
    const spec = specFor("{ p10: 40%, p90: 60% }");
    expect(spec && distribution(spec).quantile(0.9)).toBeCloseTo(0.6, 12);
  });

  it("reads empirical values from a CSV column, in the folder of the file that names it", () => {
    const csv = 'stage,close_value\nWon,"1,5,2"\nWon,300\nLost,\nWon,  100 \n';
    const files = { "deals.csv": csv.replace('"1,5,2"', "200"), "bad.csv": csv, "one.csv": "a,close_value\n1,2\n" };
    const read = memoryFiles(files);
    const line = (file: string, column = "close_value") =>
      `assumptions:\n  funnel.deal_value: { distribution: empirical, file: ${file}, column: ${column} }\n${STRUCTURES}`;
    expect(specOf(parse(line("deals.csv"), { read }), "funnel.deal_value")).toMatchObject({
      kind: "empirical",
      values: [100, 200, 300],
    });
    const problem = (text: string) => expect(() => parse(text, { read }));
    problem(line("bad.csv")).toThrow(/csv-not-a-number .*"line":2,"found":"1,5,2"/u);
    problem(line("deals.csv", "close_valu")).toThrow(/csv-no-column .*"nearest":"close_value"/u);
    problem(line("one.csv")).toThrow(/csv-too-few-values/u);
    problem(line("none.csv")).toThrow(/file-not-found/u);
  });

  it("reads seasonality as a list or by month, and months by name or number", () => {
    const list = withAssumption("market.seasonality: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 50%]");
    const byName = withAssumption("market.seasonality: { december: 0.5 }");
    expect(list.plan).toEqual(byName.plan);
    expect(parse(`start_month: March\n${STRUCTURES}`).plan.startMonth).toBe(2);
    expect(parse(`start_month: 12\n${STRUCTURES}`).plan.startMonth).toBe(11);
  });

  it("takes focus weights that sum to 1, and any uncertain ones", () => {
    const focus = withAssumption("focus: { brand: 30%, lead_generation: 30% }");
    expect(specOf(focus, "focus.brand")).toEqual({ kind: "constant", value: 0.3 });
    expect(specFor("20% to 40%", "focus.brand")).toMatchObject({ kind: "quantiles" });
  });
});

function points(scale: string, ...values: [number, number][]) {
  return { kind: "quantiles", scale, points: values.map(([probability, value]) => ({ probability, value })) };
}

describe("one thing, two forms", () => {
  it("dotted and nested ids", () => {
    const effect = "effect.relation.marketing_under_sales";
    const dotted = withAssumption(
      `{ customers.monthly_churn: 1.1%, ${effect}.acceptance: 2 to 3, ${effect}.focus.brand: 0.6 }`
        .replace(/^\{ | \}$/gu, "")
        .replaceAll(", ", "\n  "),
    );
    const nested = withAssumption(
      "customers: { monthly_churn: 1.1% }\n  effect: { relation: { marketing_under_sales: { acceptance: 2 to 3, focus: { brand: 0.6 } } } }",
    );
    expect(dotted.plan).toEqual(nested.plan);
    expect(dotted.hash).toBe(nested.hash);
    expect(specOf(dotted, `${effect}.acceptance`)).toMatchObject({ points: [{ value: 2 }, { value: 3 }] });
  });

  it("effects of a structure, and superiors of managers", () => {
    const one = (lines: string) => parse(`structures:\n  a:\n    ${lines.replaceAll("\n", "\n    ")}\n`).plan;
    const both = "reports_to: { sales: ceo, marketing: ceo }\n";
    expect(one(`${both}effects: { focus.brand: 1.2 }`)).toEqual(one(`${both}effects: { focus: { brand: 1.2 } }`));
    const inManagers = one(
      "reports_to: { sales: x, marketing: x }\nmanagers: { x: { reports_to: ceo, background: both } }",
    );
    const inStructure = one("reports_to: { sales: x, marketing: x, x: ceo }\nmanagers: { x: { background: both } }");
    expect(inManagers).toEqual(inStructure);
  });

  it("seeds", () => {
    const seedOf = (text: string) => parse(`seed: ${text}\n${STRUCTURES}`).plan.seed;
    expect(seedOf("1")).toBe("1");
    expect(seedOf('"1"')).toBe("1");
    expect(seedOf("0")).toBe("0");
    expect(seedOf("12345678901234567890")).toBe("12345678901234567890");
    expect(parse(STRUCTURES, { flags: { seed: 1 } }).plan.seed).toBe("1");
  });

  it("objectives: a mix, also of one", () => {
    const mix = parse(`objective: { profit: 1, brand_index: 250000, revenue: 0 }\n${STRUCTURES}`).objective;
    expect(mix).toEqual({
      label: "profit + 250000 brand_index",
      terms: [
        { outcome: "profit", weight: 1 },
        { outcome: "brand_index", weight: 250_000 },
      ],
    });
    expect(parse(`objective: { revenue: 1 }\n${STRUCTURES}`).hash).toBe(
      parse(`objective: revenue\n${STRUCTURES}`).hash,
    );
  });
});

describe("correlations", () => {
  it("join the streams of two uncertain assumptions, own effects too", () => {
    const text = `correlations:
  - { between: [market.leads_per_month, funnel.win_inbound], rank: -0.4 }
  - { between: [funnel.win_inbound, effect.own.a.churn], rank: 0.2 }
structures:
  a: { reports_to: { sales: ceo, marketing: ceo }, effects: { churn: 0.8 to 1.1 } }
`;
    expect(parse(text).plan.correlations).toEqual([
      { a: "market.leads_per_month", b: "funnel.win_inbound", rank: -0.4 },
      { a: "funnel.win_inbound", b: "effect.own.churn", rank: 0.2 },
    ]);
  });
});

describe("the hash", () => {
  const { hash } = parse(EXAMPLE);

  it("stays with comments, order, names and sources", () => {
    expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/u);
    const [head, structures] = EXAMPLE.split("structures:\n");
    const [body, checks] = structures.split("checks:\n");
    const reversed = body
      .split(/(?=^ {2}\S)/mu)
      .reverse()
      .join("");
    expect(parse(`# other\nstructures:\n${reversed}${head.replace("Four", "4")}`).hash).toBe(hash);
    expect(checks).toContain("outcome");
    expect(parse(EXAMPLE.replace("2026 Q3", "2026 Q4").replace("grade: measured", "grade: survey")).hash).toBe(hash);
  });

  it.each([
    ["horizon: 24", "horizon: 25"],
    ["trials: 10000", "trials: 10001"],
    ["seed: four-reporting-lines", "seed: other"],
    ["objective: profit", "objective: revenue"],
    ["reference: head-of-sales-and-marketing", "reference: yardstick"],
    ["headcount: 10", "headcount: 11"],
    ["180 to 370", "180 to 371"],
    ["monthly_churn: 1.1%", "monthly_churn: 1.2%"],
    ["mandate: drive", "mandate: support"],
    ["headcount: { marketing: 7 }", "headcount: { marketing: 8 }"],
    ["churn: 0.9 to 1.0", "churn: 0.9 to 1.01"],
    ["effects: none", "mandate: none"],
    ["background: both", "background: marketing"],
    ["name: Four reporting lines", "replicates: 2"],
    ["name: Four reporting lines", "start_month: 2"],
    [
      "name: Four reporting lines",
      "correlations: [{ between: [market.leads_per_month, funnel.win_inbound], rank: 0.1 }]",
    ],
    ["yardstick:", "measure:"],
  ])("changes from %s to %s", (from, to) => {
    expect(EXAMPLE).toContain(from);
    expect(parse(EXAMPLE.replace(from, to)).hash).not.toBe(hash);
  });
});

describe("warnings", () => {
  it("stand at what they are about", () => {
    const { warnings } = parse(`${STRUCTURES}  twin:\n    reports_to: { marketing: sales, sales: ceo }\n`);
    const twins = warnings.find(({ code }) => code === "identical-structures");
    expect(twins).toMatchObject({ severity: "warning", position: { line: 6, column: 3 }, keyPath: "structures.twin" });
    const labelled = parse(
      `${STRUCTURES}  twin:\n    label: Our twin\n    reports_to: { marketing: sales, sales: ceo }\n`,
    );
    expect(labelled.warnings.find(({ code }) => code === "identical-structures")?.arguments).toEqual({
      groups: [["b", "Our twin"]],
    });
  });
});
