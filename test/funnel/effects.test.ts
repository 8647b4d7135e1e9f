import { describe, expect, it } from "vitest";
import { Tally } from "../../src/funnel/model/places.js";
import type { EffectTarget } from "../../src/assumptions/effect-targets.js";
import type { Plan } from "../../src/simulation/plan.js";
import { steady } from "../support/plans.js";
import { certainPlan, mean, outcome, PLAIN, recorded, simulate, zOfMean } from "./simulate.js";

const TRIALS = 4000;
const LAST = 11;

const HALVES = {
  ...PLAIN,
  "market.leads_per_month": 400,
  "funnel.qualification": 0.5,
  "funnel.acceptance": 0.5,
  "funnel.follow_up": 0.5,
  "funnel.opportunity": 0.5,
  "funnel.win_inbound": 0.5,
  "funnel.win_outbound": 0.5,
};

/** One structure with one certain effect. */
function withEffect(target: EffectTarget, ratio: number, certain: Readonly<Record<string, number>> = HALVES): Plan {
  const { inputs, ...rest } = certainPlan(certain);
  const id = `effect.own.one.${target}`;
  const effect = { id, stream: id, distribution: { kind: "constant", value: ratio } } as const;
  return {
    ...rest,
    inputs: [...inputs, effect],
    structures: [steady("one", { effects: [{ target, input: id }] })],
  };
}

/** Is `top` the given share of `bottom` on average? Distance in standard errors. */
function zOfShare(given: Plan, top: number, bottom: number, share: number): number {
  const block = simulate(given, TRIALS);
  const below = recorded(block, given, bottom, LAST);
  return zOfMean(
    recorded(block, given, top, LAST).map((count, trial) => count - share * below[trial]),
    0,
  );
}

describe("odds ratios", () => {
  it.each([
    ["acceptance", 3, Tally.Accepted, Tally.Mqls, 0.75],
    ["follow_up", 1 / 3, Tally.Worked, Tally.Accepted, 0.25],
    ["win_rate", 4, Tally.WonInbound, Tally.ClosedInbound, 0.8],
    ["win_rate", 4, Tally.WonOutbound, Tally.ClosedOutbound, 0.8],
  ] as const)("%s x %d", (target, ratio, top, bottom, share) => {
    expect(Math.abs(zOfShare(withEffect(target, ratio), top, bottom, share))).toBeLessThan(5);
  });

  it("a quicker response raises the odds of an opportunity by its elasticity", () => {
    const given = withEffect("response_time", 0.25, { ...HALVES, "funnel.response_elasticity": 0.5 });
    expect(Math.abs(zOfShare(given, Tally.OpenedInbound, Tally.Worked, 2 / 3))).toBeLessThan(5); // odds 1 * 0.25^-0.5
  });

  it("user experience raises the odds of qualification by its elasticity", () => {
    const years = { ...HALVES, "elasticity.ux_to_qualification": 1, "goodwill.ux_half_life": 0.01 };
    const given = withEffect("focus.user_experience", 2, years);
    const index = 2 / 1.15; // twice the weight 0.15, scaled back to the sum of today's
    expect(Math.abs(zOfShare(given, Tally.Mqls, Tally.Leads, index / (1 + index)))).toBeLessThan(5);
  });
});

describe("rate and hazard ratios", () => {
  it.each([
    ["lead_volume", 1.7, "leads", 12 * 400 * 1.7],
    ["outbound", 0.6, "outbound_opportunities", 12 * 10 * 5 * 0.6],
  ] as const)("%s x %d", (target, ratio, id, expected) => {
    const given = withEffect(target, ratio, { ...HALVES, "capacity.outbound_per_rep": 5 });
    expect(Math.abs(zOfMean(outcome(simulate(given, TRIALS), id), expected))).toBeLessThan(5);
  });

  it.each([
    ["churn", 3, { "customers.monthly_churn": 0.02 }, Tally.Churned, Tally.CustomerMonths],
    [
      "attrition",
      3,
      { "people.sales_attrition": 0.02, "people.marketing_attrition": 0.02 },
      Tally.Left,
      Tally.StaffMonths,
    ],
  ] as const)("%s x %d", (target, ratio, certain, top, bottom) => {
    const given = withEffect(target, ratio, { ...HALVES, ...certain });
    expect(Math.abs(zOfShare(given, top, bottom, 1 - Math.exp(-0.06)))).toBeLessThan(5);
  });

  it("focus on lead generation, by its elasticity, at the expense of the rest", () => {
    const given = withEffect("focus.lead_generation", 1.5, { ...HALVES, "elasticity.focus_to_leads": 0.5 });
    const block = simulate(given, TRIALS);
    const scale = 0.4 * 1.5 + 0.6;
    expect(Math.abs(zOfMean(outcome(block, "leads"), 12 * 400 * Math.sqrt(1.5 / scale)))).toBeLessThan(5);
    const kept = 0.5 ** (12 / 30); // brand half-life of the medians: sqrt(12 * 27) = 18 months
    expect(mean(outcome(block, "brand_index"))).toBeCloseTo((1 / scale) ** (1 - kept), 10);
  });
});

/** Goodwill follows at once what is done for it: twice the weight, scaled back to the sum of today's. */
describe("goodwill", () => {
  const indexOf = (weight: number): number => 2 / (1 + weight);

  it("of the brand brings leads by its elasticity", () => {
    const quick = { ...HALVES, "elasticity.brand_to_leads": 1, "goodwill.brand_half_life": 0.01 };
    const leads = outcome(simulate(withEffect("focus.brand", 2, quick), TRIALS), "leads");
    expect(Math.abs(zOfMean(leads, 12 * 400 * indexOf(0.2)))).toBeLessThan(5);
  });

  it("of delighted customers brings referrals and keeps customers, by its elasticities", () => {
    const quick = {
      ...HALVES,
      "market.leads_per_month": 0,
      "market.referrals_per_customer": 0.5,
      "customers.monthly_churn": 0.02,
      "elasticity.delight_to_referrals": 2,
      "elasticity.delight_to_churn": 1,
      "goodwill.delight_half_life": 0.01,
    };
    const given = withEffect("focus.customer_delight", 2, quick);
    const index = indexOf(0.15);
    expect(Math.abs(zOfShare(given, Tally.Leads, Tally.CustomerMonths, 0.5 * index * index))).toBeLessThan(5);
    const churn = 1 - Math.exp(-0.02 / index);
    expect(Math.abs(zOfShare(given, Tally.Churned, Tally.CustomerMonths, churn))).toBeLessThan(5);
  });

  it("as an employer keeps staff by its elasticity, from the month after", () => {
    const quick = {
      ...HALVES,
      "people.sales_attrition": 0.02,
      "people.marketing_attrition": 0.02,
      "elasticity.employer_brand_to_attrition": 1,
      "elasticity.focus_to_leads": 0,
      "goodwill.employer_half_life": 0.01,
    };
    const given = { ...withEffect("focus.employer_brand", 2, quick), horizonMonths: 2 };
    const block = simulate(given, 10 * TRIALS);
    const [left, leftBefore] = [1, 0].map((month) => recorded(block, given, Tally.Left, month));
    const marketers = recorded(block, given, Tally.StaffMarketing, 0);
    const sellers = recorded(block, given, Tally.StaffSales, 0);
    const fill = refillShare(0.02, Math.sqrt(3 * 5.5)); // posts are refilled in 3 to 5.5 months, median sqrt(3 * 5.5)
    const errors = left.map((sum, trial) => {
      const index = (indexOf(0.1) * marketers[trial]) / (6 * fill);
      return sum - leftBefore[trial] - (1 - Math.exp(-0.02 / index)) * (marketers[trial] + sellers[trial]);
    });
    expect(Math.abs(zOfMean(errors, 0))).toBeLessThan(5);
  });
});

/** The share of posts filled in the long run. */
function refillShare(hazard: number, monthsToRefill: number): number {
  const [join, leave] = [1 - Math.exp(-1 / monthsToRefill), 1 - Math.exp(-hazard)];
  return join / (join + leave);
}
