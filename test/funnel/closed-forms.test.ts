import { describe, expect, it } from "vitest";
import { Tally } from "../../src/funnel/model/places.js";
import { certainPlan, mean, outcome, PLAIN, recorded, simulate, zOfMean } from "./simulate.js";

/** Tests of means and variances: 5 standard errors at fixed seeds. */
const SIGMAS = 5;
const TRIALS = 6_000;
const MONTHS = 12;

const LEADS = 240;
const DISPERSION = 12;
const [QUALIFICATION, ACCEPTANCE, FOLLOW_UP, OPPORTUNITY, WIN_IN, WIN_OUT] = [0.22, 0.5, 0.7, 0.45, 0.22, 0.2];
const [CYCLE, OUTBOUND, CHURN, DEAL, CV, CUSTOMERS, VALUE] = [2.5, 5, 0.01, 15_000, 1.3, 400, 15_000];
const SALES = 10;
const RATES = {
  ...PLAIN,
  "market.leads_per_month": LEADS,
  "market.lead_dispersion": DISPERSION,
  "funnel.qualification": QUALIFICATION,
  "funnel.acceptance": ACCEPTANCE,
  "funnel.follow_up": FOLLOW_UP,
  "funnel.opportunity": OPPORTUNITY,
  "funnel.win_inbound": WIN_IN,
  "funnel.win_outbound": WIN_OUT,
  "funnel.sales_cycle": CYCLE,
  "funnel.deal_value": DEAL,
  "funnel.deal_cv": CV,
  "capacity.outbound_per_rep": OUTBOUND,
  "customers.initial": CUSTOMERS,
  "customers.annual_value": VALUE,
  "customers.monthly_churn": CHURN,
};

const given = certainPlan(RATES);
const block = simulate(given, TRIALS);
const at = (entry: number, month = MONTHS - 1) => recorded(block, given, entry, month);

/** Z-score of the sample variance, from the fourth moment. */
function zOfVariance(values: readonly number[], expected: number): number {
  const centre = mean(values);
  return zOfMean(
    values.map((value) => (value - centre) ** 2),
    expected,
  );
}

describe("a funnel of constant probabilities", () => {
  const stages: [string, number, number][] = [
    ["leads", Tally.Leads, 1],
    ["MQLs", Tally.Mqls, QUALIFICATION],
    ["accepted", Tally.Accepted, QUALIFICATION * ACCEPTANCE],
    ["worked", Tally.Worked, QUALIFICATION * ACCEPTANCE * FOLLOW_UP],
    ["opportunities", Tally.OpenedInbound, QUALIFICATION * ACCEPTANCE * FOLLOW_UP * OPPORTUNITY],
  ];

  it.each(stages)("%s: the product of the probabilities on average", (_, entry, share) => {
    expect(Math.abs(zOfMean(at(entry), MONTHS * LEADS * share))).toBeLessThan(SIGMAS);
  });

  // A negative binomial thinned by independent coins is one of the same size.
  it.each(stages)("%s: the variance of a thinned negative binomial", (_, entry, share) => {
    const monthly = LEADS * share;
    const variance = MONTHS * (monthly + (monthly * monthly) / DISPERSION);
    expect(Math.abs(zOfVariance(at(entry), variance))).toBeLessThan(SIGMAS);
  });

  it.each([
    ["accepted given MQLs", Tally.Mqls, Tally.Accepted, ACCEPTANCE],
    ["worked given accepted", Tally.Accepted, Tally.Worked, FOLLOW_UP],
    ["opened given worked", Tally.Worked, Tally.OpenedInbound, OPPORTUNITY],
    ["won given closed, inbound", Tally.ClosedInbound, Tally.WonInbound, WIN_IN],
    ["won given closed, outbound", Tally.ClosedOutbound, Tally.WonOutbound, WIN_OUT],
  ])("%s: binomial mean and variance", (_, from, to, probability) => {
    const before = at(from, 0);
    const after = at(to, 0);
    const errors = after.map((count, trial) => count - probability * before[trial]);
    expect(Math.abs(zOfMean(errors, 0))).toBeLessThan(SIGMAS);
    const variance = probability * (1 - probability) * mean(before);
    expect(Math.abs(zOfVariance(errors, variance))).toBeLessThan(SIGMAS);
  });

  it("outbound opportunities: Poisson", () => {
    const monthly = SALES * OUTBOUND;
    expect(Math.abs(zOfMean(at(Tally.OpenedOutbound, 0), monthly))).toBeLessThan(SIGMAS);
    expect(Math.abs(zOfVariance(at(Tally.OpenedOutbound, 0), monthly))).toBeLessThan(SIGMAS);
  });

  it("pipeline, wins, customers, revenue and profit: what their linear recursions give", () => {
    const close = 1 - Math.exp(-1 / CYCLE);
    const lost = 1 - Math.exp(-CHURN);
    const opened = [LEADS * QUALIFICATION * ACCEPTANCE * FOLLOW_UP * OPPORTUNITY, SALES * OUTBOUND];
    const pipeline = [0, 0];
    let [won, customers, revenue, allRevenue, profit] = [0, CUSTOMERS, (CUSTOMERS * VALUE) / 12, 0, 0];
    for (let month = 0; month < MONTHS; month++) {
      let wins = 0;
      [WIN_IN, WIN_OUT].forEach((win, source) => {
        const closing = close * (pipeline[source] + opened[source]);
        pipeline[source] += opened[source] - closing;
        wins += win * closing;
      });
      won += wins;
      customers += wins - lost * customers;
      revenue += (wins * DEAL) / 12 - lost * revenue;
      allRevenue += revenue;
      profit += 1.1 ** (-month / 12) * (0.8 * revenue - 6 * 9000 - SALES * 13_000 - 35_000);
    }
    const expected: [string, number[], number][] = [
      ["inbound pipeline", at(Tally.PipelineInbound), pipeline[0]],
      ["outbound pipeline", at(Tally.PipelineOutbound), pipeline[1]],
      ["wins", outcome(block, "wins"), won],
      ["bookings", outcome(block, "bookings"), won * DEAL],
      ["customers", outcome(block, "customers_end"), customers],
      ["revenue at the end", outcome(block, "recurring_revenue_end"), revenue],
      ["revenue", outcome(block, "revenue"), allRevenue],
      ["profit", outcome(block, "profit"), profit],
    ];
    for (const [name, values, value] of expected) {
      expect({ name, z: Math.abs(zOfMean(values, value)) }).toSatisfy(({ z }: { z: number }) => z < SIGMAS);
    }
  });

  it("bookings given wins: independent deals of the given mean and coefficient of variation", () => {
    const wins = at(Tally.WonOutbound, 0);
    const errors = at(Tally.BookingsOutbound, 0).map((sum, trial) => sum - DEAL * wins[trial]);
    expect(Math.abs(zOfMean(errors, 0))).toBeLessThan(SIGMAS);
    expect(Math.abs(zOfVariance(errors, (DEAL * CV) ** 2 * mean(wins)))).toBeLessThan(SIGMAS);
  });

  it("costs what it costs, and nobody leaves", () => {
    expect(new Set(at(Tally.Cost))).toEqual(new Set([MONTHS * (6 * 9000 + SALES * 13_000 + 35_000)]));
    expect(new Set(outcome(block, "staff_turnover"))).toEqual(new Set([0]));
    expect(new Set(outcome(block, "leads_lost_to_capacity"))).toEqual(new Set([0]));
  });

  it("keeps today's goodwill at today's effort", () => {
    for (const id of ["brand_index", "delight_index", "ux_index", "employer_index"] as const) {
      for (const index of outcome(block, id)) expect(index).toBeCloseTo(1, 12);
    }
  });
});

describe("people who come and go", () => {
  const [POSTS, ATTRITION, REFILL, HALF_LIFE, HORIZON] = [6, 0.05, 3, 12, 36];
  const leave = 1 - Math.exp(-ATTRITION);
  const refill = 1 - Math.exp(-1 / REFILL);
  const fill = refill / (refill + leave);
  const churning = {
    ...RATES,
    "people.marketing_attrition": ATTRITION,
    "people.months_to_refill": REFILL,
    "goodwill.brand_half_life": HALF_LIFE,
  };

  /** The law of the number of filled posts, month by month, from all filled: the Markov chain of step 1. */
  function staffLaws(): number[][] {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    const chance = (n: number, k: number, p: number) => choose(n, k) * p ** k * (1 - p) ** (n - k);
    let law: number[] = Array.from({ length: POSTS + 1 }, (_, staff) => (staff === POSTS ? 1 : 0));
    return Array.from({ length: HORIZON }, () => {
      const next = law.map(() => 0);
      law.forEach((probability, staff) => {
        for (let left = 0; left <= staff; left++) {
          for (let joined = 0; joined <= POSTS - staff; joined++) {
            const moves = chance(staff, left, leave) * chance(POSTS - staff, joined, refill);
            next[staff - left + joined] += probability * moves;
          }
        }
      });
      law = next;
      return law;
    });
  }

  it("fill the posts as their Markov chain says, and goodwill follows their effort", () => {
    const staffed = certainPlan(churning, { horizonMonths: HORIZON });
    const result = simulate(staffed, TRIALS);
    const rho = 0.5 ** (1 / HALF_LIFE);
    const laws = staffLaws();
    let brand = 0;
    for (const law of laws) {
      const logEffort = law.map((_, staff) => Math.log(Math.max(staff / (POSTS * fill), 0.01)));
      brand =
        rho * brand + (1 - rho) * law.reduce((sum, probability, staff) => sum + probability * logEffort[staff], 0);
    }
    const staff = laws[HORIZON - 1].reduce((sum, probability, count) => sum + probability * count, 0);
    expect(Math.abs(zOfMean(recorded(result, staffed, Tally.StaffMarketing, HORIZON - 1), staff))).toBeLessThan(SIGMAS);
    expect(Math.abs(zOfMean(recorded(result, staffed, Tally.Brand, HORIZON - 1), brand))).toBeLessThan(SIGMAS);
  });

  it("give today's effort on average in the long run: k = 1 when nothing has an effect", () => {
    const long = certainPlan(churning, { horizonMonths: 60 });
    const result = simulate(long, TRIALS);
    const effort = recorded(result, long, Tally.StaffMarketing, 59).map((staff) => staff / (POSTS * fill));
    expect(Math.abs(zOfMean(effort, 1))).toBeLessThan(SIGMAS);
  });
});
