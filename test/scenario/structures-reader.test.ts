import { describe, expect, test } from "vitest";
import { parseScenario, prepareOpened } from "../../src/scenario/parse.js";

const TEXT = `
currency: EUR
today: a
start: 2027-01
transition: { from: 2027-04 }
structures:
  a:
    reports_to: { sales: ceo, marketing: ceo }
  b:
    managers: { boss: { role: head, reports_to: ceo, cost: "3,000" } }
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
    "transition.from=2027-05",
    "currency=USD",
    "start=2027-02",
  ])("%s", (setting) => {
    for (const set of [[setting], [others[0]], [setting, others[1]], others])
      expect(withSet(set)).toEqual(parseScenario(TEXT, "s.yaml", { set }));
  });

  test.each([
    [
      "weights of focus, which those of a structure make one whole with",
      "focus-weights-sum",
      ["focus.brand=30%", "focus.lead_generation=30%"],
    ],
    [
      "what money is worth, by which a cost of 3,000 is told from one of 3",
      "thousands-or-decimals",
      ["money.sales_cost=20000"],
    ],
  ])("%s", (_, code, set) => {
    withSet(others);
    expect(() => withSet(set)).toThrow(code);
  });
});
