import { describe, expect, it } from "vitest";
import { EFFECT_TARGET_ROWS } from "../../src/assumptions/effect-targets.js";
import type { KernelState } from "../../src/funnel/kernel-state.js";
import { CARRIED } from "../../src/funnel/model/carried.js";
import { DEAL_DRAWS, DRAWS, LEAD_SPREAD, START_DRAWS } from "../../src/funnel/model/draws.js";
import { INPUTS } from "../../src/funnel/model/inputs.js";
import { Carried, Setup, Tally, Term } from "../../src/funnel/model/places.js";
import { SETUP } from "../../src/funnel/model/setup.js";
import { TALLIES } from "../../src/funnel/model/tallies.js";
import { TERMS } from "../../src/funnel/model/terms.js";
import { TODAY } from "../../src/funnel/model/today.js";
import { stepFunnel, stepMoney } from "../../src/funnel/month.js";
import { fillOutcomes } from "../../src/funnel/outcome-figures.js";
import { OUTCOMES } from "../../src/funnel/outcomes.js";
import { TEAMS } from "../../src/organisation/structure.js";
import { type EngineMaker, type EngineState, javascriptEngine } from "../../src/simulation/engine.js";
import { Kernel } from "../../src/simulation/kernel.js";
import { createMachine } from "../../src/simulation/machine.js";
import type { Plan } from "../../src/simulation/plan.js";
import { allOutcomesOf } from "../support/outcome-of.js";
import { certainInputs, plan, postsOf, stateOf, steady, structure } from "../support/plans.js";

/*
 * A row that nothing acts on fails here, by its name. The company has something of everything: all teams, structures with
 * effects, one that changes on the way, and one with so few reps that its capacities bind; and people leave often.
 */
const ALL_TEAMS = postsOf({ sdr: 3, success: 4 });
const underSales = structure("under-sales", "marketing_under_sales", "sales", "support").states[0];
const STRUCTURES = [
  steady("all-teams", { ...underSales, posts: ALL_TEAMS }),
  {
    id: "changing",
    states: [
      stateOf({ posts: ALL_TEAMS, managers: { atBookCost: 1, givenCostMonthly: 7000 } }),
      stateOf({
        ...underSales,
        from: 2,
        posts: postsOf({ marketing: 5, sales: 8, sdr: 2, success: 5 }),
        disrupted: TEAMS,
        overrides: [{ assumption: "money.programme_spend", input: "budget" }],
      }),
    ],
  },
  steady("no-sdr", { posts: postsOf({ success: 4 }) }),
  steady("few-reps", { posts: postsOf({ sales: 1, success: 4 }) }),
];
const FEW_REPS = 3;
const inputs = [
  ...certainInputs({
    "people.marketing_attrition": 0.1,
    "people.sales_attrition": 0.1,
    "people.sdr_attrition": 0.1,
    "people.success_attrition": 0.1,
    "elasticity.employer_brand_to_attrition": 2,
    "start.steady": 0.9,
    "sdr.leads_per_sdr": 20,
    "customers.expansion": 0.2,
    "success.customers_per_csm": 40,
  }),
  { id: "budget", stream: "money.programme_spend", distribution: { kind: "constant", value: 50_000 } },
] as const;
const company = plan(STRUCTURES, { inputs, horizonMonths: 14, todayPosts: ALL_TEAMS });
const TRIALS = 10;

/** The JavaScript engine's states have their terms, too. */
type Prepared = EngineState & Pick<KernelState, "terms">;
type Meddle = (states: readonly Prepared[], today: Float64Array) => void;

/** The JavaScript engine with something done to its states before or after each trial is prepared. */
function meddled(meddle: { readonly before?: Meddle; readonly after?: Meddle }): EngineMaker {
  return (given) => {
    const engine = javascriptEngine(given);
    const states = engine.structures.flatMap((one) => one.states as readonly Prepared[]);
    return {
      ...engine,
      prepare: () => {
        meddle.before?.(states, engine.today);
        engine.prepare();
        meddle.after?.(states, engine.today);
      },
    };
  };
}

function outcomesOf(given: Plan = company, engine: EngineMaker = javascriptEngine): Float64Array {
  return createMachine(given, engine).simulate(0, TRIALS, { inputs: false, tallies: false }).outcomes;
}

const unmoved = outcomesOf();
const raised = (value: number): number => value * 1.2 + 0.01;

/** A row per entry: `seasonality[3]`. */
const entriesOf = (rows: readonly { readonly id: string; readonly entries?: number }[]): string[] =>
  rows.flatMap(({ id, entries }) =>
    entries === undefined ? [id] : Array.from({ length: entries }, (_, entry) => `${id}[${entry}]`),
  );

/** Ids with their places. */
const placed = (ids: readonly string[]) => ids.map((id, place) => [id, place] as const);
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

describe("every row acts", () => {
  it.each(INPUTS)("input $id moves an outcome", ({ id }) => {
    const changed = inputs.map((input) =>
      input.id === id && input.distribution.kind === "constant"
        ? { ...input, distribution: { kind: "constant" as const, value: raised(input.distribution.value) } }
        : input,
    );
    expect(outcomesOf({ ...company, inputs: changed })).not.toEqual(unmoved);
  });

  it.each(placed(idsOf(EFFECT_TARGET_ROWS)))("effect target %s moves an outcome", (_, place) => {
    const engine = meddled({
      before: (states) => {
        for (const { effects } of states) effects[place] *= 1.2;
      },
    });
    expect(outcomesOf(company, engine)).not.toEqual(unmoved);
  });

  it.each(placed(idsOf([...DRAWS, ...START_DRAWS, ...DEAL_DRAWS, LEAD_SPREAD])))(
    "draw %s moves an outcome",
    (_, place) => {
      const engine: EngineMaker = (given) => {
        const made = javascriptEngine(given);
        return {
          ...made,
          drawLuck: () => {
            made.keys[2 * place] ^= 1;
            made.drawLuck();
            made.keys[2 * place] ^= 1;
          },
        };
      };
      expect(outcomesOf(company, engine)).not.toEqual(unmoved);
    },
  );

  it.each(placed(entriesOf(TERMS)))("term %s is filled, and read", (_, place) => {
    const engine = meddled({
      before: (states) => {
        for (const { terms } of states) terms[place] = NaN;
      },
      after: (states) => {
        for (const { terms } of states) {
          expect(terms[place]).not.toBeNaN();
          terms[place] = terms[place] === 1 ? 0 : raised(terms[place]);
        }
      },
    });
    expect(outcomesOf(company, engine)).not.toEqual(unmoved);
  });

  it.each(placed(idsOf(SETUP)))("setup %s moves an outcome", (_, place) => {
    const engine = meddled({
      before: (states) => {
        for (const { setup } of states) setup[place] = place >= Setup.DisruptedMarketing ? 0 : 4;
      },
    });
    expect(outcomesOf(company, engine)).not.toEqual(unmoved);
  });

  /** These lead to other rows before the first month. */
  const LEADING = /^productive\.|^coverage$/;

  it.each(placed(idsOf(TODAY)).filter(([id]) => !LEADING.test(id)))("today's %s moves an outcome", (id, place) => {
    const lower: Meddle = (_, today) => {
      today[place] *= 0.8;
    };
    const engine = meddled(id.startsWith("posts.") ? { before: lower } : { after: lower });
    expect(outcomesOf(company, engine)).not.toEqual(unmoved);
  });
});

describe("every tally", () => {
  const { tallies = new Float64Array(0) } = createMachine(company).simulate(0, TRIALS, {
    inputs: false,
    tallies: true,
  });

  it.each(placed(idsOf(TALLIES)))("%s is recorded", (_, place) => {
    const recorded = tallies.filter((_, at) => at % Tally.Size === place);
    expect(recorded.some((value) => value !== 0)).toBe(true);
  });

  /** Of the cost, which reports read one by one. */
  const PARTS = ["salaries", "programme_cost", "hiring_cost", "manager_cost", "discounted_cost"];

  it.each(placed(idsOf(TALLIES)).filter(([id]) => !PARTS.includes(id)))(
    "%s is read: by an outcome or the next month",
    (_, place) => {
      const tally = tallies.slice(-Tally.Size);
      const other = Float64Array.from(tally, (value, at) => (at === place ? value * 1.2 + 10 : value));
      const moves = allOutcomesOf(tally).some((value, at) => !Object.is(value, allOutcomesOf(other)[at]));
      const next = [tally, other].map((end) => monthAfter(end, new Float64Array(Carried.Size)));
      expect(moves || next[0].some((value, at) => at !== place && value !== next[1][at])).toBe(true);
    },
  );

  it("gives every outcome a figure", () => {
    const outcomes = new Float64Array(OUTCOMES.length).fill(-1);
    fillOutcomes(outcomes, new Float64Array(Tally.Size).fill(3));
    const unfilled = OUTCOMES.filter((_, place) => outcomes[place] === -1).map(({ id }) => id);
    expect(unfilled).toEqual([]);
  });

  it("cost is the sum of its parts", () => {
    for (let at = 0; at < tallies.length; at += Tally.Size) {
      const parts = [
        Tally.Salaries,
        Tally.ProgrammeCost,
        Tally.HiringCost,
        Tally.ManagerCost,
        Tally.ReorganisationCost,
      ];
      const sum = parts.reduce((total, part) => total + tallies[at + part], 0);
      expect(tallies[at + Tally.Cost] / sum).toBeCloseTo(1, 12);
    }
  });

  /** Written anew by the month before it is read. */
  const PASSING = /^productive\.|^activity$|^churn_hazard$/;

  it.each(placed(idsOf(CARRIED)).filter(([id]) => !PASSING.test(id)))("carried %s moves the month", (_, place) => {
    const end = tallies.slice(-Tally.Size);
    end.fill(8, Tally.StaffMarketing, Tally.StaffMarketing + TEAMS.length);
    const [without, having] = [0, 1].map((value) => {
      const carried = new Float64Array(Carried.Size);
      carried[place] = 4 * value;
      const after = monthAfter(end, carried);
      return [...after, ...carried.filter((_, at) => at !== place)];
    });
    expect(having).not.toEqual(without);
  });

  /** What follows a month that ended so, in a structure with room for more. */
  function monthAfter(end: Float64Array, carried: Float64Array): Float64Array {
    const after = Float64Array.from(end);
    const flows = new Float64Array(Tally.Size);
    const engine = meddled({
      after: (states) => {
        const { terms } = states[FEW_REPS + 1];
        terms.fill(9, Term.Posts, Term.Posts + TEAMS.length);
        if (done) return;
        done = true;
        stepFunnel(after, flows, carried, terms, everybody, halfway, 0, 0);
        stepMoney(after, flows, carried, terms, halfway, 0, new Float64Array(2).fill(NaN));
      },
    });
    let done = false;
    outcomesOf({ ...company, horizonMonths: 1 }, engine);
    return Float64Array.from([...after, ...flows]);
  }

  const everybody = Int32Array.from(TEAMS, () => 1);
  const { sheet: halfway } = new Kernel(1, 0, null);
  halfway.uniforms.fill(0.5);
  halfway.leadFactors.fill(1);
});

describe("the rows", () => {
  it("of one vector have names of their own, and a place each", () => {
    for (const rows of [INPUTS, EFFECT_TARGET_ROWS, DRAWS, START_DRAWS, TALLIES, TERMS, TODAY, SETUP, CARRIED]) {
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    }
    expect(Term.Size).toBe(entriesOf(TERMS).length);
    expect(Object.keys(Term)).toHaveLength(TERMS.length + 1);
  });

  it("that the kernel reads in a loop stand side by side, in the order of the teams or activities", () => {
    const ids: readonly string[] = idsOf(INPUTS);
    const sideBySide = (names: readonly string[]): void => {
      expect(ids.slice(ids.indexOf(names[0])).slice(0, names.length)).toEqual(names);
    };
    sideBySide(TEAMS.map((team) => `people.${team}_attrition`));
    sideBySide(TEAMS.map((team) => `people.${team}_ramp`));
    sideBySide(TEAMS.map((team) => `money.${team}_cost`));
    sideBySide(idsOf(EFFECT_TARGET_ROWS).filter((id) => id.startsWith("focus.")));
    const focus = idsOf(EFFECT_TARGET_ROWS).slice(-5);
    expect(focus.every((id) => id.startsWith("focus."))).toBe(true);
  });

  it("of the draws speak of tallies, terms and inputs only", () => {
    const known = new Set<string>([...TALLIES, ...TERMS, ...INPUTS, ...TODAY, LEAD_SPREAD].map(({ id }) => id));
    const words = [...DRAWS, ...START_DRAWS, ...DEAL_DRAWS, LEAD_SPREAD].flatMap(({ parameter, ...row }) =>
      `${parameter} ${"of" in row ? row.of : ""}`.match(/[a-z]+[._][a-z_.]+/g),
    );
    const unknown = words.filter((word) => word !== null && !known.has(word) && !known.has(`${word}.sales`));
    expect(unknown).toEqual([]);
  });
});
