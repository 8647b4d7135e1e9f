import { describe, expect, it } from "vitest";
import { OUTCOMES, type OutcomeId } from "../../src/funnel/outcomes.js";
import { Tally } from "../../src/funnel/model/places.js";
import type { Plan } from "../../src/simulation/plan.js";
import { FIVE, neutral } from "../support/plans.js";
import { certainPlan, mean, outcome, PLAIN, recorded, simulate, zOfMean } from "./simulate.js";

const TRIALS = 200;

/** The values an outcome takes over the trials. */
function values(given: Plan, id: OutcomeId, trials = TRIALS): Set<number> {
  return new Set(outcome(simulate(given, trials), id));
}

describe("nothing to work with", () => {
  it("no leads at all: outbound goes on, rates of leads are no data", () => {
    const given = certainPlan({ ...PLAIN, "market.leads_per_month": 0 });
    const block = simulate(given, TRIALS);
    expect(new Set(outcome(block, "leads"))).toEqual(new Set([0]));
    expect(new Set(outcome(block, "mql_acceptance"))).toEqual(new Set([NaN]));
    expect(new Set(outcome(block, "follow_up_rate"))).toEqual(new Set([NaN]));
    expect(mean(outcome(block, "outbound_opportunities"))).toBeGreaterThan(100);
    expect(new Set(outcome(block, "marketing_contribution"))).toEqual(new Set([0]));
  });

  it("no leads and no outbound: no wins, their cost and share are no data", () => {
    const given = certainPlan({ ...PLAIN, "market.leads_per_month": 0, "capacity.outbound_per_rep": 0 });
    for (const id of ["cost_per_win", "marketing_contribution", "closure_rate"] as const) {
      expect(values(given, id)).toEqual(new Set([NaN]));
    }
    expect(values(given, "wins")).toEqual(new Set([0]));
    expect(values(given, "bookings")).toEqual(new Set([0]));
  });

  it("no sales posts: leads are accepted and lost, nothing is opened, sold or found", () => {
    const given = certainPlan({}, { structures: [neutral("one", { marketing: 6, sales: 0 })] });
    const block = simulate(given, TRIALS);
    expect(mean(outcome(block, "mqls"))).toBeGreaterThan(100);
    expect(new Set(outcome(block, "opportunities"))).toEqual(new Set([0]));
    expect(new Set(outcome(block, "closure_rate"))).toEqual(new Set([NaN]));
    const wanted = recorded(block, given, Tally.Wanted, 11);
    expect(outcome(block, "leads_lost_to_capacity")).toEqual(wanted);
  });

  it("no marketing posts: nothing but referrals comes in, goodwill runs down to its floor and not below", () => {
    const posts = { marketing: 0, sales: 10 };
    const given = certainPlan(
      { "market.referrals_per_customer": 0 },
      { structures: [neutral("one", posts)], horizonMonths: 400 },
    );
    const block = simulate(given, 3);
    expect(new Set(outcome(block, "leads"))).toEqual(new Set([0]));
    for (const index of outcome(block, "delight_index")) expect(index).toBeCloseTo(0.01, 10);
    const warm = certainPlan({}, { structures: [neutral("one", posts)] });
    expect(mean(outcome(simulate(warm, TRIALS), "leads"))).toBeGreaterThan(1);
  });

  it("no marketing posts but leads that do not depend on them: they keep coming", () => {
    const structures = [neutral("one", { marketing: 0, sales: 10 })];
    const leads = outcome(
      simulate(certainPlan({ ...PLAIN, "market.leads_per_month": 100 }, { structures }), 2000),
      "leads",
    );
    expect(Math.abs(zOfMean(leads, 1200))).toBeLessThan(5);
  });

  it("nobody at all, no customers: only the programme is paid", () => {
    const structures = [neutral("one", { marketing: 0, sales: 0 })];
    const given = certainPlan({ "customers.initial": 0, "money.discount_rate": 0 }, { structures });
    expect(values(given, "profit")).toEqual(new Set([-12 * 35_000]));
    expect(values(given, "customers_end")).toEqual(new Set([0]));
    expect(values(given, "customer_churn")).toEqual(new Set([NaN]));
    expect(values(given, "staff_turnover")).toEqual(new Set([NaN]));
  });
});

describe("probabilities of 0 and 1", () => {
  it("qualification", () => {
    expect(values(certainPlan({ "funnel.qualification": 0 }), "mqls")).toEqual(new Set([0]));
    const block = simulate(certainPlan({ "funnel.qualification": 1 }), TRIALS);
    expect(outcome(block, "mqls")).toEqual(outcome(block, "leads"));
  });

  it("acceptance, follow-up and winning, whatever the odds ratio", () => {
    const certain = {
      ...PLAIN,
      "funnel.acceptance": 1,
      "funnel.follow_up": 1,
      "funnel.win_inbound": 0,
      "funnel.win_outbound": 1,
    };
    for (const one of FIVE) {
      const block = simulate(certainPlan(certain, { structures: [one] }), 50);
      expect(new Set(outcome(block, "mql_acceptance"))).toEqual(new Set([1]));
      expect(new Set(outcome(block, "follow_up_rate"))).toEqual(new Set([1]));
      expect(new Set(outcome(block, "marketing_bookings"))).toEqual(new Set([0]));
    }
  });

  it("churn: none, and everybody", () => {
    const kept = simulate(certainPlan({ "customers.monthly_churn": 0 }), TRIALS);
    expect(new Set(outcome(kept, "customer_churn"))).toEqual(new Set([0]));
    expect(outcome(kept, "customers_end")).toEqual(outcome(kept, "wins").map((wins) => wins + 400));
    const lost = certainPlan({ "customers.monthly_churn": 60 }, { horizonMonths: 1 });
    const block = simulate(lost, TRIALS);
    expect(new Set(outcome(block, "customer_churn"))).toEqual(new Set([1]));
    expect(outcome(block, "customers_end")).toEqual(outcome(block, "wins"));
    const revenue = outcome(block, "bookings").map((bookings) => bookings / 12);
    expect(outcome(block, "recurring_revenue_end")).toEqual(revenue);
  });

  it("attrition: everybody leaves every month, and the posts fill up again", () => {
    const given = certainPlan({ ...PLAIN, "people.sales_attrition": 60, "people.months_to_refill": 1e-3 });
    const staff = [0, 1, 2, 3].map((month) => new Set(recorded(simulate(given, 20), given, Tally.StaffSales, month)));
    expect(staff).toEqual([new Set([0]), new Set([10]), new Set([0]), new Set([10])]);
  });
});

describe("limits", () => {
  it("reps work no more leads than they have time for; the rest is counted as lost", () => {
    const given = certainPlan({ ...PLAIN, "capacity.leads_per_rep": 2.55, "market.leads_per_month": 2000 });
    const block = simulate(given, TRIALS);
    const [worked, wanted] = [Tally.Worked, Tally.Wanted].map((entry) => recorded(block, given, entry, 11));
    expect(new Set(worked)).toEqual(new Set([12 * 25]));
    expect(outcome(block, "leads_lost_to_capacity")).toEqual(wanted.map((count) => count - 12 * 25));
  });

  it("full inbound load takes its share of the time for outbound", () => {
    const busy = {
      ...PLAIN,
      "capacity.leads_per_rep": 1,
      "capacity.inbound_time_share": 0.4,
      "market.leads_per_month": 5000,
    };
    const found = outcome(
      simulate(certainPlan({ ...busy, "capacity.outbound_per_rep": 5 }), 3000),
      "outbound_opportunities",
    );
    expect(Math.abs(zOfMean(found, 12 * 10 * 5 * 0.6))).toBeLessThan(5);
  });

  it("overloaded reps close slower: as many as they can move, at full speed", () => {
    const cycle = 2;
    const overloaded = {
      ...PLAIN,
      "market.leads_per_month": 0,
      "capacity.outbound_per_rep": 200,
      "capacity.open_deals_per_rep": 20,
      "funnel.sales_cycle": cycle,
    };
    const given = certainPlan(overloaded, { horizonMonths: 1 });
    const closed = recorded(simulate(given, 3000), given, Tally.ClosedOutbound, 0);
    expect(Math.abs(zOfMean(closed, 10 * 20 * (1 - Math.exp(-1 / cycle))))).toBeLessThan(5);
  });

  it("huge volumes stay finite and exact counts", () => {
    const huge = { ...PLAIN, "market.leads_per_month": 1e7, "customers.initial": 1e9 };
    const block = simulate(certainPlan({ ...huge, "funnel.win_inbound": 0.001 }, { horizonMonths: 2 }), 5);
    for (const { id } of OUTCOMES) for (const value of outcome(block, id)) expect(Number.isFinite(value)).toBe(true);
    for (const value of outcome(block, "leads")) expect(Number.isInteger(value)).toBe(true);
    for (const value of outcome(block, "customers_end")) expect(Number.isInteger(value)).toBe(true);
  });

  it("seasonality and growth shape demand; the calendar starts where the plan says", () => {
    const seasonal = {
      ...PLAIN,
      "market.leads_per_month": 100,
      "market.monthly_growth": 0.1,
      "market.seasonality.april": 3,
    };
    const given = certainPlan(seasonal, { startMonth: 2, horizonMonths: 3 });
    const block = simulate(given, 5000);
    const sums = [0, 1, 2].map((month) => recorded(block, given, Tally.Leads, month));
    expect(Math.abs(zOfMean(sums[0], 100))).toBeLessThan(5);
    expect(Math.abs(zOfMean(sums[1], 100 + 330))).toBeLessThan(5);
    expect(Math.abs(zOfMean(sums[2], 100 + 330 + 121))).toBeLessThan(5);
  });
});
