import { describe, expect, it } from "vitest";
import { Carried, Effect, Tally } from "../../src/funnel/model/places.js";
import { OUTCOMES, type OutcomeId } from "../../src/funnel/outcomes.js";
import { effectTerms } from "../../src/organisation/effect-terms.js";
import { BACKGROUNDS, MANDATES, RELATIONS } from "../../src/organisation/structure.js";
import { type EngineStructure, javascriptEngine } from "../../src/simulation/engine.js";
import { createMachine } from "../../src/simulation/machine.js";
import type { Plan, PlannedState, PlannedStructure } from "../../src/simulation/plan.js";
import { bookInputs, certainInputs, FIVE, neutral, OFF, plan, postsOf, stateOf, steady } from "../support/plans.js";

const TRIALS = 30;
const ALL_TEAMS = postsOf({ sdr: 2, success: 4 });

/** All outcomes of one structure. */
function outcomesOf(given: Plan, place = 0): Float64Array {
  const block = createMachine(given).simulate(0, TRIALS, { inputs: false, tallies: false });
  const size = OUTCOMES.length * TRIALS;
  return block.outcomes.slice(place * size, (place + 1) * size);
}

const changing = (id: string, ...states: readonly PlannedState[]): PlannedStructure => ({ id, states });
const [head] = FIVE[2].states;
const [ceo] = FIVE[4].states;

describe("equal structures stay equal", () => {
  it("with states, teams and overrides of their own", () => {
    const override = (id: string) => ({
      id: `structure.${id}.funnel.deal_value.phase1`,
      stream: "funnel.deal_value",
      distribution: { kind: "uniform", low: 9000, high: 20_000 } as const,
    });
    const made = (id: string) =>
      changing(id, head, {
        ...ceo,
        from: 4,
        posts: ALL_TEAMS,
        disrupted: ["marketing", "sales"],
        overrides: [{ assumption: "funnel.deal_value", input: override(id).id }],
      });
    const inputs = [...bookInputs(), override("a"), override("b")];
    const given = plan([made("a"), neutral("between"), made("b")], { inputs, todayEffects: head.effects });
    expect(outcomesOf(given, 2)).toEqual(outcomesOf(given, 0));
    expect(outcomesOf(given, 1)).not.toEqual(outcomesOf(given, 0));
  });

  it("when a state repeats the one before", () => {
    const twice = changing("twice", ceo, { ...ceo, from: 5 }, { ...ceo, from: 9 });
    expect(outcomesOf(plan([twice]))).toEqual(outcomesOf(plan([FIVE[4]])));
  });

  it("until the month in which one changes, and no longer", () => {
    const late = plan([changing("late", ceo, { ...head, from: 24 })]);
    const last = plan([changing("last", ceo, { ...head, from: 23 })]);
    expect(outcomesOf(late)).toEqual(outcomesOf(plan([FIVE[4]])));
    expect(outcomesOf(last)).not.toEqual(outcomesOf(plan([FIVE[4]])));
  });
});

describe("a team more", () => {
  it("in one structure changes no number of the others", () => {
    const rich = steady("rich", { ...ceo, posts: ALL_TEAMS });
    expect(outcomesOf(plan([FIVE[0], rich, FIVE[4]]), 2)).toEqual(outcomesOf(plan([FIVE[4]])));
  });

  it("of nobody is none: its rows have no say", () => {
    const inputs = bookInputs({ "people.sdr_attrition": 3, "money.success_cost": 1e6, "sdr.handover": 0.01 });
    expect(outcomesOf(plan([FIVE[4]], { inputs }))).toEqual(outcomesOf(plan([FIVE[4]])));
  });
});

describe("today's structure", () => {
  it("has the scenario's own rates exactly, whatever its relation, background and mandate", () => {
    const own = { target: "churn", input: "effect.sdr.apart.handover" } as const;
    const expected = outcomesOf(plan([neutral("plain", ALL_TEAMS)], { todayPosts: ALL_TEAMS }));
    for (const relation of RELATIONS)
      for (const background of BACKGROUNDS)
        for (const mandate of MANDATES) {
          const places = { sdr: "under_sales", success: "apart" } as const;
          const todayEffects = [...effectTerms(relation, background, mandate, places), own];
          const today = steady("today", { posts: ALL_TEAMS, effects: todayEffects });
          const given = plan([today], { todayEffects, todayPosts: ALL_TEAMS, effectStrength: 0.7 });
          expect(outcomesOf(given)).toEqual(expected);
        }
  });

  it("is not what `effects: none` lacks: under today, that is today's behaviour", () => {
    const none = steady("none", { neutral: true });
    const today = { ...steady("today", head) };
    const given = plan([none, today], { todayEffects: head.effects });
    expect(outcomesOf(given, 0)).toEqual(outcomesOf(given, 1));
  });

  it("divides the effects of the others", () => {
    const inputs = bookInputs({ "effect.relation.shared_head.churn": 2, "effect.relation.shared_executive.churn": 3 });
    const only = (relation: "shared_head" | "shared_executive") =>
      [{ target: "churn", input: `effect.relation.${relation}.churn` }] as const;
    const relative = plan([steady("ceo", { effects: only("shared_executive") })], {
      inputs,
      todayEffects: only("shared_head"),
    });
    const half = [...inputs, { id: "own", stream: "own", distribution: { kind: "constant", value: 1.5 } as const }];
    const direct = plan([steady("ceo", { effects: [{ target: "churn", input: "own" }] })], { inputs: half });
    expect(outcomesOf(relative)).toEqual(outcomesOf(direct));
  });

  it("an exponent of 0 leaves an effect out, of 1 leaves it as it is", () => {
    const at = (weight: number, exponent = true) =>
      outcomesOf(
        plan([steady("a", { effects: [{ target: "churn", input: "e", ...(exponent && { exponent: "w" }) }] })], {
          inputs: [
            ...bookInputs(),
            { id: "e", stream: "e", distribution: { kind: "constant", value: 4 } },
            { id: "w", stream: "w", distribution: { kind: "constant", value: weight } },
          ],
        }),
      );
    expect(at(0)).toEqual(outcomesOf(plan([neutral("a")])));
    expect(at(1)).not.toEqual(at(0.5));
    expect(at(1)[0]).toBeCloseTo(at(1, false)[0], 4);
  });
});

/** The work arrays of a structure of the JavaScript engine. */
interface Inside {
  readonly now: Float64Array;
  readonly carried: Float64Array;
  readonly effects: Float64Array;
}

/** What one structure has inside after the horizon, in a company in which nothing is left to chance that need not be. */
function inside(structure: PlannedStructure, certain: Readonly<Record<string, number>>, changes: Partial<Plan> = {}) {
  const calm = {
    "people.marketing_attrition": 0,
    "people.sales_attrition": 0,
    "people.sdr_attrition": 0,
    "people.success_attrition": 0,
    "people.months_to_refill": 1e-3,
  };
  const given = plan([structure], {
    inputs: [...certainInputs({ ...OFF, ...calm, ...certain }), ...ADDED],
    ...changes,
  });
  let kept: Inside | undefined;
  const block = createMachine(given, (made) => {
    const engine = javascriptEngine(made);
    kept = engine.structures[0] as EngineStructure & Inside;
    return engine;
  }).simulate(0, 1, { inputs: false, tallies: false });
  if (kept === undefined) throw new Error("no structure");
  const outcome = (id: OutcomeId) => block.outcomes[OUTCOMES.findIndex((one) => one.id === id)];
  return { carried: kept.carried, effects: kept.effects, now: kept.now, outcome };
}

const ADDED = [{ id: "twice", stream: "twice", distribution: { kind: "constant", value: 2 } as const }];

describe("a change", () => {
  const twice = [{ target: "lead_volume", input: "twice" }] as const;

  it.each([0, 1, 6])("has its effects settle: %i months after it began", (age) => {
    const one = changing("one", stateOf(), stateOf({ from: 3, effects: twice }));
    const { effects } = inside(one, { "change.settle_months": 4 }, { horizonMonths: 4 + age });
    const share = 1 - Math.exp(-(age + 1) / 4);
    expect(effects[Effect.LeadVolume]).toBeCloseTo(2 ** share, 12);
    expect(effects[Effect.Churn]).toBe(1);
  });

  it("disrupts teams with another superior, less from month to month, and again when it comes again", () => {
    const one = changing(
      "one",
      stateOf(),
      stateOf({ from: 2, disrupted: ["sales"] }),
      stateOf({ from: 7, disrupted: ["sales", "marketing"] }),
    );
    const certain = { "change.recovery_months": 5, "change.dip": 0.2 };
    const at = (horizonMonths: number) => inside(one, certain, { horizonMonths }).carried;
    expect(at(2)[Carried.ProductiveSales]).toBe(10);
    expect(at(3)[Carried.ProductiveSales]).toBeCloseTo(10 * 0.8, 12);
    expect(at(6)[Carried.ProductiveSales]).toBeCloseTo(10 * (1 - 0.2 * Math.exp(-3 / 5)), 12);
    expect(at(7)[Carried.ProductiveMarketing]).toBe(6);
    expect(at(8)[Carried.DisruptionSales]).toBe(1);
    expect(at(8)[Carried.ProductiveMarketing]).toBeCloseTo(6 * 0.8, 12);
  });

  it("costs severance for every filled post cut and something for every post of a disrupted team, once", () => {
    const less = { from: 3, posts: postsOf({ marketing: 4, sales: 7 }), disrupted: ["sales"] } as const;
    const one = changing("one", stateOf(), stateOf(less));
    const certain = { "change.severance": 20_000, "change.cost_per_head": 1500, "money.cost_per_hire": 9000 };
    const { outcome, now } = inside(one, certain);
    expect(outcome("reorganisation_cost")).toBe(5 * 20_000 + 7 * 1500);
    expect(now[Tally.StaffSales]).toBe(7);
    expect([outcome("hires"), outcome("staff_turnover")]).toEqual([0, 0]);
  });

  it("of inputs and managers acts at once, and only on its own structure", () => {
    const state = stateOf({ from: 0, managers: { atBookCost: 2, givenCostMonthly: 5000 } });
    const one = changing("one", stateOf(), {
      ...state,
      overrides: [{ assumption: "money.programme_spend", input: "twice" }],
    });
    const { outcome } = inside(one, { "money.manager_cost": 20_000 }, { horizonMonths: 10 });
    expect(outcome("total_cost")).toBe(10 * (6 * 9000 + 10 * 13_000 + 2 * 20_000 + 5000 + 2));
  });
});

describe("people", () => {
  it("who are hired ramp up, and cost their hiring", () => {
    const grown = { from: 1, posts: postsOf({ sales: 14 }) };
    const one = changing("one", stateOf(), stateOf(grown));
    const certain = { "people.start_productivity": 0.3, "people.sales_ramp": 4, "money.cost_per_hire": 9000 };
    const { carried, outcome } = inside(one, certain, { horizonMonths: 5 });
    expect(carried[Carried.ProductiveSales]).toBeCloseTo(14 - 0.7 * 4 * Math.exp(-3 / 4), 12);
    expect(outcome("hires")).toBe(4);
    expect(outcome("total_cost")).toBe(5 * (6 * 9000 + 10 * 13_000 + 35_000) + 4 * 4 * 13_000 + 4 * 9000);
  });

  it("at a steady start give marketing today's effort on average", () => {
    const certain = { "start.steady": 1, "people.marketing_attrition": 0.1, "people.months_to_refill": 4 };
    const inputs = certainInputs({ ...OFF, ...certain, "people.start_productivity": 0.3 });
    const posts = postsOf({ marketing: 400 });
    const given = plan([neutral("a", posts)], { inputs, todayPosts: posts, horizonMonths: 1 });
    const { outcomes } = createMachine(given).simulate(0, 400, { inputs: false, tallies: false });
    const brand = OUTCOMES.findIndex(({ id }) => id === "brand_index");
    const values = outcomes.slice(brand * 400, (brand + 1) * 400).map(Math.log);
    const mean = values.reduce((sum, value) => sum + value, 0) / 400;
    const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / 400;
    expect(Math.abs(mean)).toBeLessThan(5 * error);
  });
});

describe("customers", () => {
  it("are worth what they will still bring, at the end as after each month", () => {
    const certain = {
      "customers.monthly_churn": 0.01,
      "elasticity.delight_to_churn": 0,
      "money.discount_rate": 0.1,
      "money.customer_life_counted": 30,
    };
    const { outcome } = inside(steady("one"), certain, { horizonMonths: 12 });
    const kept = Math.exp(-0.01) / 1.1 ** (1 / 12);
    const months = Array.from({ length: 30 }, (_, month) => kept ** (month + 1)).reduce((sum, share) => sum + share, 0);
    const worth = 1.1 ** (-11 / 12) * 0.8 * outcome("recurring_revenue_end") * months;
    expect(outcome("value") - outcome("profit")).toBeCloseTo(worth, 4);
  });

  it("without churn and discount bring the same in every month that counts", () => {
    const certain = { "customers.monthly_churn": 0, "money.discount_rate": 0 };
    const { outcome } = inside(steady("one"), certain, { horizonMonths: 3 });
    expect(outcome("value") - outcome("profit")).toBeCloseTo(0.8 * 36 * outcome("recurring_revenue_end"), 4);
  });

  it("who all buy more every month raise revenue by their size, and retention says so", () => {
    const certain = {
      "customers.monthly_churn": 0,
      "customers.expansion": 50,
      "customers.expansion_size": 0.01,
      "elasticity.delight_to_expansion": 0,
      "market.leads_per_month": 1e-9,
      "market.referrals_per_customer": 0,
      "capacity.outbound_per_rep": 0,
    };
    const { outcome } = inside(steady("one"), certain, { horizonMonths: 6 });
    expect(outcome("recurring_revenue_end")).toBeCloseTo(((400 * 15_000) / 12) * 1.01 ** 6, 4);
    expect(outcome("net_revenue_retention")).toBeCloseTo(1.01 ** 12, 10);
    expect(outcome("expansion_bookings")).toBeCloseTo(400 * 15_000 * (1.01 ** 6 - 1), 4);
  });

  it("that nobody has give no retention", () => {
    const { outcome } = inside(steady("one"), { "customers.initial": 0 }, { horizonMonths: 6 });
    expect(outcome("net_revenue_retention")).toBeNaN();
    expect(outcome("value")).not.toBeNaN();
  });
});
