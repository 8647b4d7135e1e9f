import { describe, expect, test } from "vitest";
import { BOOK } from "../../src/assumptions/book.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { placesOf } from "./support.js";

const HEAD = `structures:
  base: { reports_to: { marketing: ceo, sales: ceo } }
  lever:
    reports_to: { marketing: ceo, sales: ceo }
`;
const scenario = (text: string) => parseScenario(HEAD + text, "s.yaml");
const lever = (text: string) => scenario(text).plan.structures[1].states[0];

describe("assumptions of a structure", () => {
  test("take the place of the scenario's, in any notation, and move with them", () => {
    const text = `    assumptions:
      money.programme_spend: { value: 50000, source: board, grade: measured }
      funnel: { acceptance: 60% to 70%, deal_value: { p10: 10000, p90: 20000 } }
`;
    expect(lever(text).overrides).toEqual([
      { assumption: "money.programme_spend", input: "structure.lever.money.programme_spend" },
      { assumption: "funnel.acceptance", input: "structure.lever.funnel.acceptance" },
      { assumption: "funnel.deal_value", input: "structure.lever.funnel.deal_value" },
    ]);
    const { plan, structures } = scenario(text);
    expect(plan.inputs.find(({ id }) => id === "structure.lever.money.programme_spend")).toEqual({
      id: "structure.lever.money.programme_spend",
      stream: "money.programme_spend",
      distribution: { kind: "constant", value: 50000 },
    });
    expect(structures[1].overrides[0]).toMatchObject({
      id: "money.programme_spend",
      value: "50000",
      source: "board",
      grade: "measured",
      unit: BOOK.find(({ id }) => id === "money.programme_spend")?.unit,
      position: { line: 6 },
    });
    expect(structures[0].overrides).toEqual([]);
  });

  const BARRED = [
    "market.lead_dispersion",
    "market.seasonality.july",
    "funnel.deal_cv",
    "customers.initial",
    "customers.annual_value",
    "start.steady",
    "money.discount_rate",
    "money.customer_life_counted",
    "effect.relation.shared_head.churn",
    "mandate.weight.shared_head",
    "change.dip",
  ];

  test.each(BARRED)("may not be %s, which describes today or an effect", (id) => {
    expect(placesOf(`${HEAD}    assumptions: { ${id}: 0.5 }\n`)).toEqual(["not-overridable 5:20"]);
  });

  test("may be any other but today's teams", () => {
    const isBarred = (id: string): boolean => /^(market\.seasonality|start|effect|mandate|change)\./u.test(id);
    const others = BOOK.filter(({ id }) => !isBarred(id) && !BARRED.includes(id) && !/^(teams|focus)\./u.test(id));
    expect(others.length).toBeGreaterThan(40);
    const lines = others.map(({ id, value }) => `      ${id}: ${value}\n`).join("");
    expect(
      lever(`    assumptions:\n${lines}`)
        .overrides.map(({ assumption }) => assumption)
        .sort(),
    ).toEqual(others.map(({ id }) => id).sort());
  });

  test.each([
    ["    assumptions: { funnel.acceptence: 50% }\n", ["unknown-assumption 5:20"]],
    ["    assumptions: { teams.sales.headcount: 3 }\n", ["unknown-assumption 5:20"]],
    ["    assumptions: { funnel.acceptance: 150% }\n", ["outside-domain 5:39"]],
    ["    assumptions: { focus.brand: 0.5 }\n", ["focus-weights-sum 5:20"]],
    ["    assumptions: 5\n", ["wrong-type 5:18"]],
  ])("%j is refused", (text, places) => {
    expect(placesOf(HEAD + text)).toEqual(places);
  });

  test("about focus sum to 1 together with the scenario's", () => {
    const scenarioFocus = "assumptions: { focus.brand: 0.3, focus.lead_generation: 0.3 }\n";
    expect(
      placesOf(`${HEAD}    assumptions: { focus.brand: 0.2, focus.lead_generation: 0.4 }\n${scenarioFocus}`),
    ).toEqual([]);
  });

  test("tell structures apart that are alike in everything else", () => {
    const codes = (text: string) => scenario(text).warnings.map(({ code }) => code);
    expect(codes("    assumptions: { money.programme_spend: 50000 }\n")).not.toContain("identical-structures");
    expect(codes("    assumptions: { money.programme_spend: 35000 }\n")).not.toContain("identical-structures");
    expect(codes("")).toContain("identical-structures");
  });

  test("decide the hash, in whatever order they stand", () => {
    const [a, b] = ["money.programme_spend: 5e4", "funnel.acceptance: 60%"];
    const hash = (text: string) => scenario(text).hash;
    expect(hash(`    assumptions: { ${a}, ${b} }\n`)).toBe(hash(`    assumptions: { ${b}, ${a} }\n`));
    expect(hash(`    assumptions: { ${a} }\n`)).not.toBe(hash(""));
    expect(hash(`    assumptions: { ${a} }\n`)).not.toBe(hash("    assumptions: { money.programme_spend: 6e4 }\n"));
  });
});
