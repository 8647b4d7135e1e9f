import { describe, expect, it } from "vitest";
import { isIdle } from "../../src/analysis/idle-inputs.js";
import { planAt, uncertainAssumptions } from "../../src/analysis/uncertain-assumptions.js";
import { INPUT_IDS } from "../../src/funnel/model/inputs.js";
import { effectTerms } from "../../src/organisation/effect-terms.js";
import { createMachine } from "../../src/simulation/machine.js";
import type { Plan } from "../../src/simulation/plan.js";
import { bookInputs, FIVE, plan, postsOf, stateOf, steady } from "../support/plans.js";

const outcomesOf = (given: Plan) =>
  createMachine(given).simulate(0, 20, { inputs: false, tallies: false }).outcomes.join();

const BUDGET = { id: "structure.x.money.programme_spend", stream: "money.programme_spend" };
const EVERYTHING = plan(
  [
    {
      id: "x",
      states: [
        stateOf({ managers: { atBookCost: 1, givenCostMonthly: 0 } }),
        stateOf({
          from: 2,
          effects: effectTerms("shared_executive", "general", "drive"),
          posts: postsOf({ sdr: 2, success: 2, sales: 8 }),
          disrupted: ["marketing"],
          overrides: [{ assumption: "money.programme_spend", input: BUDGET.id }],
        }),
      ],
    },
  ],
  { inputs: [...bookInputs(), { ...BUDGET, distribution: { kind: "constant", value: 90_000 } }], horizonMonths: 12 },
);

describe("inputs that nothing calls for", () => {
  const given = plan(FIVE, { horizonMonths: 12 });
  const idle = INPUT_IDS.filter(isIdle(given));

  it("are those of teams that are not there, of changes that do not come, of budgets and managers nobody has", () => {
    const groups = [...new Set(idle.map((id) => id.split(".")[0]))].sort();
    expect(groups).toEqual(["change", "elasticity", "money", "people", "sdr", "success"]);
    expect(idle).toContain("money.manager_cost");
    expect(idle).not.toContain("people.sales_attrition");
  });

  it("change no outcome wherever they are held", () => {
    const ids = given.inputs.filter(({ id, distribution: { kind } }) => idle.includes(id) && kind !== "constant");
    expect(ids.length).toBeGreaterThan(10);
    const asIs = outcomesOf(given);
    for (const score of [-1.5, 1.5]) {
      const held = planAt(given, new Map(ids.map(({ stream }) => [stream, score])));
      expect(outcomesOf(held)).toBe(asIs);
    }
  });

  it("are none where everything is there, and each of those then changes something", () => {
    expect(INPUT_IDS.filter(isIdle(EVERYTHING))).toEqual([]);
    const asIs = outcomesOf(EVERYTHING);
    const called = EVERYTHING.inputs.filter(
      ({ id, distribution: { kind } }) => idle.includes(id) && kind !== "constant",
    );
    for (const { stream } of called) {
      expect(outcomesOf(planAt(EVERYTHING, new Map([[stream, 2]]))), stream).not.toBe(asIs);
    }
  });

  it("are no drivers", () => {
    const streams = uncertainAssumptions(given).map(({ stream }) => stream);
    expect(streams.filter((stream) => idle.includes(stream))).toEqual([]);
    const withSdr = plan([...FIVE, steady("sdr", { posts: postsOf({ sdr: 1 }) })]);
    expect(uncertainAssumptions(withSdr).map(({ stream }) => stream)).toContain("sdr.leads_per_sdr");
  });
});
