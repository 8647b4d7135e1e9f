import { describe, expect, test } from "vitest";
import { parseScenario, prepareOpened } from "../../src/scenario/parse.js";

const TEXT = `
currency: EUR
today: a
transition: { after: 3 }
structures:
  a:
    reports_to: { sales: ceo, marketing: ceo }
  b:
    managers: { boss: { role: head, reports_to: ceo, cost: 900000 } }
    reports_to: { sales: boss, marketing: boss }
    assumptions: { focus.brand: 20% }
  B:
    reports_to: { marketing: sales, sales: ceo }
`;

const { scenario, withSet } = prepareOpened({ file: "s.yaml", identity: "s.yaml", text: TEXT }, {});

test("what-ifs of an assumption share the structures of the scenario", () => {
  const { structures } = withSet(["market.leads_per_month=120"]);
  expect(structures[1].chart).toBe(scenario.structures[1].chart);
});

test("what was said of shared structures is said again in every what-if", () => {
  const told = withSet(["market.leads_per_month=120"]).warnings.map(({ code }) => code);
  expect(told).toContain("similar-names");
  expect(withSet(["market.leads_per_month=130"]).warnings.map(({ code }) => code)).toEqual(told);
});

describe("what structures are read from is read again", () => {
  const others = ["market.leads_per_month=120", "funnel.acceptance=50%"];
  test.each([
    "structures.b.mandate=drive",
    "structures.b.assumptions.funnel.win_inbound=20%",
    "structures.B=null",
    "teams.sales.headcount=9",
    "today=B",
    "transition.after=5",
    "currency=USD",
    "money.sales_cost=200000",
    "start=2027-05",
  ])("%s", (setting) => {
    for (const set of [[setting], [others[0]], [setting, others[1]], others])
      expect(withSet(set)).toEqual(parseScenario(TEXT, "s.yaml", { set }));
  });

  test("weights of focus, which those of a structure make one whole with", () => {
    withSet(others);
    expect(() => withSet(["focus.brand=30%", "focus.lead_generation=30%"])).toThrow("focus-weights-sum");
  });
});
