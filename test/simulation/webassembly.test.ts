import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { compileKernel, compileLanes } from "../../src/simulation/assembly/compile.js";
import type { Block } from "../../src/simulation/block.js";
import { type EngineMaker, type EngineMemory, javascriptEngine } from "../../src/simulation/engine.js";
import { createMachine } from "../../src/simulation/machine.js";
import type { Plan } from "../../src/simulation/plan.js";
import { kernelModule } from "../../src/simulation/kernel-module.js";
import { laneEngine, webAssemblyEngine } from "../../src/simulation/webassembly.js";
import { Tally } from "../../src/funnel/model/places.js";
import { TALLIES } from "../../src/funnel/model/tallies.js";
import type { EffectTerm } from "../../src/organisation/effects.js";
import { effectTerms } from "../../src/organisation/effect-terms.js";
import type { TeamPlaces } from "../../src/organisation/places.js";
import { TEAM_PLACES, TEAMS } from "../../src/organisation/structure.js";
import { outcomeSamples } from "../../src/analysis/outcome-samples.js";
import { monthByMonth } from "../support/month-by-month.js";
import { bookInputs, certainInputs, FIVE, neutral, plan, postsOf, stateOf, steady } from "../support/plans.js";

const ALL = { inputs: true, tallies: true, profits: true };
/** Without months to keep, structures go through them together. */
const OUTCOMES_ONLY = { inputs: false, tallies: false };

let compiled: EngineMaker;
let lanes: EngineMaker;
beforeAll(async () => {
  compiled = webAssemblyEngine(kernelModule(await compileKernel(), "kernel"));
  lanes = laneEngine(kernelModule(await compileLanes(), "lanes"));
});

function simulate(engine: EngineMaker, given: Plan, trials: number): Block {
  return createMachine(given, engine).simulate(3, trials, ALL);
}

/** The sources as they are have no libm of their own either, so not one bit may differ. */
function expectSameBits(given: Plan, trials = 3): void {
  const oracle = simulate(javascriptEngine, given, trials);
  for (const engine of [compiled, lanes]) {
    const block = simulate(engine, given, trials);
    expect(firstDifference(block.outcomes, oracle.outcomes)).toBe(-1);
    expect(firstTally(given, block.tallies, oracle.tallies)).toBeUndefined();
    expect(firstDifference(block.inputs, oracle.inputs)).toBe(-1);
    expect(firstDifference(block.profits, oracle.profits)).toBe(-1);
    const { outcomes } = createMachine(given, engine).simulate(3, trials, OUTCOMES_ONLY);
    expect(firstDifference(outcomes, oracle.outcomes)).toBe(-1);
  }
}

/** The id of the first tally that differs, and where. */
function firstTally(given: Plan, a: Float64Array | undefined, b: Float64Array | undefined): string | undefined {
  const place = firstDifference(a, b);
  if (place === -1) return undefined;
  const month = Math.floor(place / Tally.Size);
  const structure = Math.floor(month / given.horizonMonths);
  return `${TALLIES[place % Tally.Size].id}, month ${month % given.horizonMonths}, sample-structure ${structure}: ${a?.[place]} is ${b?.[place]}`;
}

function firstDifference(a: Float64Array = new Float64Array(0), b: Float64Array = new Float64Array(1)): number {
  if (a.length !== b.length) return 0;
  return a.findIndex((value, place) => !Object.is(value, b[place]));
}

/** Values that every now and then are an end of their range. */
const between = (min: number, max: number) =>
  fc.oneof(fc.double({ min, max, noNaN: true }), fc.double({ min, max, noNaN: true }), fc.constantFrom(min, max));
const probability = between(0, 1);
const posts = fc.record({
  marketing: fc.oneof(fc.nat(12), fc.nat(400)),
  sales: fc.oneof(fc.nat(20), fc.nat(600)),
});

const EXTREMES = fc.record(
  {
    "market.leads_per_month": between(0, 30_000),
    "market.lead_dispersion": between(0.05, 1e7),
    "market.monthly_growth": between(-0.2, 0.2),
    "market.referrals_per_customer": between(0, 0.3),
    "market.seasonality.march": between(0, 5),
    "funnel.qualification": probability,
    "funnel.acceptance": probability,
    "funnel.follow_up": probability,
    "funnel.opportunity": probability,
    "funnel.win_inbound": probability,
    "funnel.win_outbound": probability,
    "funnel.response_elasticity": between(0, 3),
    "funnel.sales_cycle": between(0.05, 60),
    "funnel.deal_value": between(1, 1e7),
    "funnel.deal_cv": between(0, 20),
    "capacity.leads_per_rep": between(0, 1000),
    "capacity.open_deals_per_rep": between(0, 1000),
    "capacity.outbound_per_rep": between(0, 200),
    "capacity.inbound_time_share": probability,
    "customers.initial": between(0, 100_000),
    "customers.monthly_churn": between(0, 3),
    "people.marketing_attrition": between(0, 3),
    "people.sales_attrition": between(0, 3),
    "people.months_to_refill": between(0.05, 100),
    "goodwill.brand_half_life": between(0.1, 500),
    "elasticity.delight_to_churn": between(0, 5),
    "elasticity.ux_to_qualification": between(0, 5),
    "money.discount_rate": between(0, 10),
  },
  { requiredKeys: [] },
);

/** Assumptions that some states override, and what takes their place. */
const OVERRIDDEN = [
  ["money.programme_spend", { kind: "constant", value: 0 }],
  ["funnel.deal_value", { kind: "uniform", low: 9000, high: 30_000 }],
  ["focus.brand", { kind: "constant", value: 0 }],
  ["sdr.handover", { kind: "uniform", low: 0.1, high: 1 }],
  ["people.sales_ramp", { kind: "constant", value: 9 }],
  ["market.monthly_growth", { kind: "constant", value: 0.02 }],
] as const;

const placeTerms = (places: TeamPlaces): readonly EffectTerm[] =>
  effectTerms("shared_head", "general", "none", places).filter(({ input }) => !input.startsWith("effect.relation"));

describe("the compiled kernel", () => {
  it("has the bits of its sources on the reference comparison", () => {
    expectSameBits(plan(FIVE), 60);
  });

  it("has them for any plan: structures, posts, horizons, replicates, seeds", () => {
    const plans = fc.record({
      structures: fc.array(fc.tuple(fc.constantFrom(...FIVE), posts), { minLength: 1, maxLength: 4 }),
      seed: fc.string(),
      horizonMonths: fc.integer({ min: 1, max: 40 }),
      startMonth: fc.nat(11),
      replicates: fc.integer({ min: 1, max: 3 }),
      todayMarketing: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(plans, ({ structures, todayMarketing, ...changes }) => {
        const some = structures.map(([{ states }, owned], place) =>
          steady(`s${place}`, { ...states[0], posts: postsOf(owned) }),
        );
        expectSameBits(plan(some, { ...changes, todayPosts: postsOf({ marketing: todayMarketing }) }), 2);
      }),
      { numRuns: 16 },
    );
  });

  it("has them for more structures than go through the months together", () => {
    const many = Array.from({ length: 19 }, (_, place) => neutral(`s${place}`, { sales: 1 + ((7 * place) % 19) }));
    expectSameBits(plan(many, { horizonMonths: 5 }), 20);
  });

  it("has them at the edges of what the assumptions may be", () => {
    fc.assert(
      fc.property(EXTREMES, posts, (certain, owned) => {
        expectSameBits(plan([FIVE[0], neutral("plain", owned)], { inputs: bookInputs(certain), horizonMonths: 9 }), 2);
      }),
      { numRuns: 24 },
    );
  });

  it("has them far from home: many deals beyond those whose sums are kept, vast stocks", () => {
    const vast = { "market.leads_per_month": 400_000, "customers.initial": 1e7, "capacity.leads_per_rep": 1e6 };
    const structures = [
      neutral("small", { marketing: 1, sales: 2 }),
      neutral("vast"),
      neutral("less", { marketing: 3, sales: 9 }),
    ];
    expectSameBits(plan(structures, { inputs: certainInputs(vast), horizonMonths: 4 }), 1);
  });

  it("has them where figures overflow, and no count that did comes back as money", () => {
    const absurd = fc.constantFrom(0, 1, 1e17, 1e300);
    const inputs = fc.record(
      {
        "market.leads_per_month": absurd,
        "market.monthly_growth": absurd,
        "market.referrals_per_customer": absurd,
        "capacity.leads_per_rep": absurd,
        "capacity.outbound_per_rep": absurd,
        "capacity.open_deals_per_rep": absurd,
        "funnel.response_elasticity": absurd,
        "funnel.deal_value": fc.constantFrom(1, 1e300),
        "customers.initial": absurd,
        "customers.annual_value": absurd,
        "customers.expansion": absurd,
        "customers.expansion_size": absurd,
        "elasticity.delight_to_expansion": absurd,
        "elasticity.delight_to_churn": absurd,
        "elasticity.focus_to_leads": absurd,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(inputs, (certain) => {
        const given = plan(FIVE.slice(0, 2), { inputs: bookInputs(certain), horizonMonths: 9 });
        expectSameBits(given, 2);
        const { tallies = new Float64Array() } = simulate(compiled, given, 2);
        for (let at = 0; at < tallies.length; at += Tally.Size) {
          if (tallies[at + Tally.WonInbound] < 2 ** 31) continue;
          expect(tallies[at + Tally.BookingsInbound]).toBeNaN();
          expect(tallies[at + Tally.Revenue]).toBeNaN();
        }
      }),
      { numRuns: 40 },
    );
  });

  it("has them where what is done for a goodwill is no number: no limit makes one of it", () => {
    const focus = bookInputs().flatMap(({ id }) => (id.startsWith("focus.") ? [[id, 1e308] as const] : []));
    const given = plan(FIVE.slice(0, 2), { inputs: bookInputs(Object.fromEntries(focus)), horizonMonths: 3 });
    expectSameBits(given, 2);
    const { tallies = new Float64Array() } = simulate(compiled, given, 2);
    expect(tallies[Tally.Brand]).toBeNaN();
  });

  it("has them in a company with everything: teams, states, overrides, settling effects, costs", () => {
    const anyState = fc.record({
      one: fc.constantFrom(...FIVE),
      posts: fc.record({ marketing: fc.nat(9), sales: fc.nat(12), sdr: fc.nat(4), success: fc.nat(6) }),
      disrupted: fc.subarray([...TEAMS]),
      managers: fc.record({ atBookCost: fc.nat(3), givenCostMonthly: fc.nat(20_000) }),
      places: fc.record({ sdr: fc.constantFrom(...TEAM_PLACES), success: fc.constantFrom(...TEAM_PLACES) }),
      neutral: fc.boolean(),
      overrides: fc.subarray([...OVERRIDDEN]),
    });
    const companies = fc.record({
      structures: fc.array(fc.array(anyState, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      months: fc.tuple(fc.nat(4), fc.integer({ min: 5, max: 9 })),
      today: fc.record({ sales: fc.nat(12), sdr: fc.nat(4), success: fc.nat(6) }),
      hasToday: fc.boolean(),
      steady: probability,
      effectStrength: between(0, 2),
    });
    const inputs = OVERRIDDEN.map(([assumption, distribution]) => ({
      id: `other ${assumption}`,
      stream: assumption,
      distribution,
    }));
    fc.assert(
      fc.property(companies, ({ structures, months, today, hasToday, steady: share, effectStrength }) => {
        const made = structures.map((states, place) => ({
          id: `s${place}`,
          states: states.map(({ one, places, overrides, ...state }, number) =>
            stateOf({
              ...state,
              from: number === 0 ? 0 : months[number - 1],
              effects: state.neutral ? [] : [...one.states[0].effects, ...placeTerms(places)],
              overrides: overrides.map(([assumption]) => ({ assumption, input: `other ${assumption}` })),
            }),
          ),
        }));
        expectSameBits(
          plan(made, {
            inputs: [...bookInputs({ "start.steady": share }), ...inputs],
            todayPosts: postsOf(today),
            horizonMonths: 12,
            effectStrength,
            ...(hasToday && { todayEffects: FIVE[2].states[0].effects }),
          }),
          2,
        );
      }),
      { numRuns: 24 },
    );
  });

  it("keeps no memory between plans or trials", () => {
    const machine = createMachine(plan(FIVE), compiled);
    const first = machine.simulate(5, 4, ALL);
    machine.simulate(0, 50, ALL);
    expect(firstDifference(machine.simulate(5, 4, ALL).tallies, first.tallies)).toBe(-1);
  });
});

describe("kernels made one after the other", () => {
  it("take one memory, and no bit of what was in it", () => {
    const plans = [plan(FIVE), plan([FIVE[1]], { horizonMonths: 7, replicates: 2 }), plan([...FIVE].reverse())];
    for (const engine of [compiled, lanes]) {
      const memory: EngineMemory = {};
      for (const given of plans) {
        if (memory.held !== undefined) new Uint8Array(memory.held.buffer).fill(255);
        const own = createMachine(given, (of) => engine(of, memory)).simulate(3, 5, ALL);
        expect(own).toEqual(simulate(engine, given, 5));
      }
    }
  });
});

describe("the tallies of the last month alone", () => {
  it("are those that end the months", () => {
    const given = plan(FIVE, { horizonMonths: 4 });
    for (const engine of [javascriptEngine, compiled, lanes]) {
      const { tallies: all = new Float64Array(0) } = simulate(engine, given, 5);
      const { tallies: last } = createMachine(given, engine).simulate(3, 5, { inputs: false, tallies: "last" });
      const ends = all.filter((_, at) => Math.floor(at / Tally.Size) % 4 === 3);
      expect(last).toEqual(ends);
    }
  });
});

describe("outcomes month by month", () => {
  const ids = ["value", "closure_rate", "customers_end"] as const;
  const wanted = { inputs: false, tallies: true, monthly: ids };

  it("are what the tallies of every month come to", () => {
    const given = plan(FIVE, { horizonMonths: 4, replicates: 2 });
    for (const engine of [javascriptEngine, compiled, lanes]) {
      const block = createMachine(given, engine).simulate(3, 21, wanted);
      expect(block.monthly).toEqual(monthByMonth(block, FIVE.length, ids));
    }
  });

  it("say from which month on a number overflowed", () => {
    const huge = { kind: "constant", value: 3e13 } as const;
    const inputs = bookInputs().map((own) => (own.id === "funnel.deal_value" ? { ...own, distribution: huge } : own));
    const given = plan(FIVE.slice(0, 2), { horizonMonths: 12, inputs });
    for (const engine of [javascriptEngine, compiled, lanes]) {
      const { monthly, ...block } = createMachine(given, engine).simulate(0, 20, wanted);
      expect(monthly).toEqual(monthByMonth(block, 2, ids));
      expect([0, 11].map((month) => monthly?.overflowed[month])).toEqual([0, 1]);
    }
  });
});

describe("some outcomes alone", () => {
  it("are the same as among all", () => {
    const given = plan(FIVE, { horizonMonths: 5 });
    const some = ["profit", "customer_churn", "total_cost"] as const;
    for (const engine of [javascriptEngine, compiled, lanes]) {
      const all = createMachine(given, engine).simulate(3, 20, OUTCOMES_ONLY);
      const few = createMachine(given, engine).simulate(3, 20, { ...OUTCOMES_ONLY, outcomes: some });
      expect(few.outcomes.length).toBe(FIVE.length * some.length * 20);
      for (const structure of FIVE.keys()) {
        for (const id of some) expect(outcomeSamples(few, structure, id)).toEqual(outcomeSamples(all, structure, id));
      }
      expect(() => outcomeSamples(few, 0, "wins")).toThrow("wins");
    }
  });
});
