import { describe, expect, it } from "vitest";
import { EFFECT_TARGET_ROWS } from "../../src/assumptions/effect-targets.js";
import { DEAL_DRAWS, DRAWS, LEAD_SPREAD } from "../../src/funnel/model/draws.js";
import { INPUTS } from "../../src/funnel/model/inputs.js";
import { Tally, Term } from "../../src/funnel/model/places.js";
import { TALLIES } from "../../src/funnel/model/tallies.js";
import { TERMS } from "../../src/funnel/model/terms.js";
import { stepMonth } from "../../src/funnel/month.js";
import { OUTCOMES } from "../../src/funnel/outcomes.js";
import { type EngineMaker, type EngineStructure, javascriptEngine } from "../../src/simulation/engine.js";
import { Kernel, type KernelStructure } from "../../src/simulation/kernel.js";
import { createMachine } from "../../src/simulation/machine.js";
import type { Plan } from "../../src/simulation/plan.js";
import { certainInputs, FIVE, neutral, plan } from "../support/plans.js";

/*
 * A row that nothing acts on fails here, by its name. The company has something of everything: structures with effects,
 * and one with so few reps that its capacities bind; and people leave often.
 */
const STRUCTURES = [FIVE[0], FIVE[4], neutral("few-reps", { marketing: 6, sales: 1 })];
const inputs = certainInputs({
  "people.marketing_attrition": 0.1,
  "people.sales_attrition": 0.1,
  "elasticity.employer_brand_to_attrition": 2,
});
const company = plan(STRUCTURES, { inputs, horizonMonths: 14 });
const TRIALS = 40;

type Prepared = EngineStructure & Pick<KernelStructure, "terms">;
type Meddle = (structures: readonly Prepared[]) => void;

/** The JavaScript engine with something done to its structures before or after each trial is prepared. */
function meddled(meddle: { readonly before?: Meddle; readonly after?: Meddle }): EngineMaker {
  return (given) => {
    const engine = javascriptEngine(given);
    const structures = engine.structures as readonly Prepared[];
    return {
      ...engine,
      prepareTrial: () => {
        meddle.before?.(structures);
        engine.prepareTrial();
        meddle.after?.(structures);
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

describe("every row acts", () => {
  it.each(INPUTS)("input $id moves an outcome", ({ id }) => {
    const changed = inputs.map((input) =>
      input.id === id && input.distribution.kind === "constant"
        ? { ...input, distribution: { kind: "constant" as const, value: raised(input.distribution.value) } }
        : input,
    );
    expect(outcomesOf({ ...company, inputs: changed })).not.toEqual(unmoved);
  });

  it.each(EFFECT_TARGET_ROWS.map(({ id }, place) => [id, place] as const))(
    "effect target %s moves an outcome",
    (_, place) => {
      const engine = meddled({
        before: (structures) => {
          for (const { effects } of structures) effects[place] *= 1.2;
        },
      });
      expect(outcomesOf(company, engine)).not.toEqual(unmoved);
    },
  );

  it.each([...DRAWS, ...DEAL_DRAWS].map(({ id }, place) => [id, place] as const))(
    "draw %s moves an outcome",
    (_, place) => {
      const engine: EngineMaker = (given) => {
        const made = javascriptEngine(given);
        const begin = made.simulateSample;
        return {
          ...made,
          simulateSample: (...sample) => {
            made.keys[2 * place] ^= 1;
            begin(...sample);
            made.keys[2 * place] ^= 1;
          },
        };
      };
      expect(outcomesOf(company, engine)).not.toEqual(unmoved);
    },
  );

  it.each(entriesOf(TERMS).map((id, place) => [id, place] as const))("term %s is filled, and read", (_, place) => {
    const engine = meddled({
      before: (structures) => {
        for (const { terms } of structures) terms[place] = NaN;
      },
      after: (structures) => {
        for (const { terms } of structures) {
          expect(terms[place]).not.toBeNaN();
          terms[place] = raised(terms[place]);
        }
      },
    });
    expect(outcomesOf(company, engine)).not.toEqual(unmoved);
  });
});

describe("every tally", () => {
  const { tallies = new Float64Array(0) } = createMachine(company).simulate(0, TRIALS, {
    inputs: false,
    tallies: true,
  });

  it.each(TALLIES.map(({ id }, place) => [id, place] as const))("%s is recorded", (_, place) => {
    const recorded = tallies.filter((_, at) => at % Tally.Size === place);
    expect(recorded.some((value) => value !== 0)).toBe(true);
  });

  it.each(TALLIES.map(({ id }, place) => [id, place] as const))(
    "%s is read: by an outcome or the next month",
    (_, place) => {
      const tally = tallies.slice(-Tally.Size);
      const other = Float64Array.from(tally, (value, at) => (at === place ? value * 1.2 + 10 : value));
      const moves = OUTCOMES.some(({ value }) => !Object.is(value(tally, 0), value(other, 0)));
      const next = [tally, other].map(monthAfter);
      expect(moves || next[0].some((value, at) => at !== place && value !== next[1][at])).toBe(true);
    },
  );

  /** What follows a month that ended so, as a structure with room for more. */
  function monthAfter(end: Float64Array): Float64Array {
    let after = end;
    const engine = meddled({
      after: (structures) => {
        after = Float64Array.from(end);
        structures[2].terms[Term.SalesPosts] = 4;
        stepMonth(after, structures[2].terms, halfway, 0, 0);
      },
    });
    outcomesOf({ ...company, horizonMonths: 1 }, engine);
    return after;
  }

  const { sheet: halfway } = new Kernel(1, 0, 1);
  halfway.uniforms.fill(0.5);
  halfway.leadFactors.fill(1);
});

describe("the rows", () => {
  it("of one vector have names of their own, and a place each", () => {
    for (const rows of [INPUTS, EFFECT_TARGET_ROWS, DRAWS, TALLIES, TERMS]) {
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    }
    expect(Term.Size).toBe(entriesOf(TERMS).length);
    expect(Object.keys(Term)).toHaveLength(TERMS.length + 1);
  });

  it("of the draws speak of tallies, terms and inputs only", () => {
    const known = new Set<string>([...TALLIES, ...TERMS, ...INPUTS, LEAD_SPREAD].map(({ id }) => id));
    const words = [...DRAWS, ...DEAL_DRAWS, LEAD_SPREAD].flatMap(({ parameter, ...row }) =>
      `${parameter} ${"of" in row ? row.of : ""}`.match(/[a-z]+[._][a-z_.]+/g),
    );
    expect(words.filter((word) => word !== null && !known.has(word))).toEqual([]);
  });
});
