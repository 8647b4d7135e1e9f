import { afterAll, describe, expect, it } from "vitest";
import { actingAssumptions } from "../../src/analysis/acting-assumptions.js";
import { BOOK } from "../../src/assumptions/book.js";
import { specMedian } from "../../src/distributions/distribution.js";
import { effectTerms } from "../../src/organisation/effect-terms.js";
import { machinesInTurn } from "../../src/simulation/machines-in-turn.js";
import type { Plan } from "../../src/simulation/plan.js";
import { bookInputs, FIVE, plan, postsOf, steady, structure } from "../support/plans.js";

const CEO = effectTerms("shared_executive", "general", "drive");
const TODAY = effectTerms("shared_head", "general", "none");

const PLANS: Readonly<Record<string, Plan>> = {
  "five structures": plan(FIVE, { horizonMonths: 12 }),
  "a structure of today, with SDRs": plan(
    [steady("today", { effects: TODAY, posts: postsOf({ sdr: 2 }) }), structure("ceo", "shared_executive")],
    { horizonMonths: 12, todayEffects: TODAY, todayPosts: postsOf({ sdr: 2 }) },
  ),
  "a yardstick": plan([steady("none", { neutral: true }), steady("ceo", { effects: CEO })], { horizonMonths: 12 }),
  "no strength": plan(FIVE, { horizonMonths: 12, effectStrength: 0 }),
};

/** The equations read them, but they cancel, or round to nobody in a year, where no structure changes what they act on. */
const CANCELLING =
  /^(focus\..*|funnel\.response_elasticity|elasticity\.(acceptance_to_quality|employer_brand_to_attrition))$/u;

/** Hundreds of machines: each takes the memory of the one before it. */
const machines = machinesInTurn();
afterAll(machines.end);

/** Bytes compare far quicker than numbers that are written out. */
const outcomesOf = (given: Plan): Uint8Array => {
  const [machine] = machines.machinesFor([given]);
  return new Uint8Array(machine.simulate(0, 20, { inputs: false, tallies: false }).outcomes.buffer);
};

/** Another value that is sound in its domain; posts are settings of a plan of their own. */
function moved(given: Plan, id: string): Plan {
  const row = BOOK.find((assumption) => assumption.id === id);
  const inputs = given.inputs.map((input) => {
    if (input.id !== id) return input;
    const median = specMedian(input.distribution);
    const up = median === 0 || median === 1 ? median + 0.5 : 1.3 * median;
    const inside = median > 0.5 ? 0.8 * median : 1.2 * median + 0.01;
    const value = row?.domain === "probability" ? inside : up;
    return { ...input, distribution: { kind: "constant" as const, value } };
  });
  return { ...given, inputs };
}

describe("assumptions that act", () => {
  it.each(Object.entries(PLANS))("are those that change an outcome when they move: %s", (_, given) => {
    const asIs = outcomesOf(given);
    const acting = actingAssumptions(given).filter((id) => !id.startsWith("teams."));
    const changing = BOOK.map(({ id }) => id).filter(
      (id) => !id.startsWith("teams.") && Buffer.compare(outcomesOf(moved(given, id)), asIs) !== 0,
    );
    expect(changing.filter((id) => !acting.includes(id))).toEqual([]);
    expect(acting.filter((id) => !changing.includes(id) && !CANCELLING.test(id))).toEqual([]);
  });

  it("count the posts of teams that somebody is in", () => {
    expect(actingAssumptions(plan(FIVE)).filter((id) => id.startsWith("teams."))).toEqual([
      "teams.marketing.headcount",
      "teams.sales.headcount",
    ]);
    const withSdr = plan([steady("x", { posts: postsOf({ sdr: 1 }) })]);
    expect(actingAssumptions(withSdr)).toContain("teams.sdr.headcount");
  });

  it("name a structure's own effects last, and no lever", () => {
    const own = { id: "effect.own.x.churn", stream: "effect.own.churn" };
    const lever = { id: "structure.x.money.programme_spend", stream: "money.programme_spend" };
    const certain = { distribution: { kind: "constant", value: 0.9 } } as const;
    const given = plan(
      [
        steady("x", {
          effects: [{ target: "churn", input: own.id }],
          overrides: [{ assumption: "money.programme_spend", input: lever.id }],
        }),
      ],
      { inputs: [...bookInputs(), { ...own, ...certain }, { ...lever, ...certain }] },
    );
    const acting = actingAssumptions(given);
    expect(acting.at(-1)).toBe(own.id);
    expect(acting).not.toContain(lever.id);
    expect(acting).toContain("elasticity.programme_to_leads");
  });
});
