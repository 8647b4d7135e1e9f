import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { OUTCOMES } from "../../src/funnel/outcomes.js";
import type { EffectTerm } from "../../src/organisation/effects.js";
import { createMachine } from "../../src/simulation/machine.js";
import type { PlannedInput } from "../../src/simulation/plan.js";
import { bookInputs, OFF, plan, postsOf, steady } from "../support/plans.js";

interface ModelOne {
  readonly trials: number;
  readonly plan: {
    readonly seed: string;
    readonly horizonMonths: number;
    readonly startMonth: number;
    readonly replicates: number;
    readonly inputs: readonly PlannedInput[];
    readonly structures: readonly {
      readonly id: string;
      readonly posts: { readonly marketing: number; readonly sales: number };
      readonly effects: readonly EffectTerm[];
    }[];
  };
  /** By structure, outcome and sample; null where there was no data. */
  readonly outcomes: readonly Readonly<Record<string, readonly (number | null)[]>>[];
}

/** What the program gave when the model was that of one company with two teams and nothing else (0.1). */
const MODEL_ONE = JSON.parse(readFileSync("test/frozen/model-1.json", "utf8")) as ModelOne;

it("with everything added since switched off, every number is that of the first model, bit for bit", () => {
  const { inputs, structures, ...settings } = MODEL_ONE.plan;
  const known = new Set(inputs.map(({ id }) => id));
  const added = bookInputs(OFF).filter(({ id }) => !known.has(id));
  const given = plan(
    structures.map(({ id, posts, effects }) => steady(id, { posts: postsOf(posts), effects })),
    { ...settings, inputs: [...inputs, ...added], todayPosts: postsOf({}) },
  );
  const { outcomes } = createMachine(given).simulate(0, MODEL_ONE.trials, { inputs: false, tallies: false });
  const samples = MODEL_ONE.trials * settings.replicates;
  const differing = MODEL_ONE.outcomes.flatMap((of, structure) =>
    Object.entries(of).filter(([id, values]) => {
      const row = structure * OUTCOMES.length + OUTCOMES.findIndex((outcome) => outcome.id === id);
      return values.some((value, sample) => !Object.is(outcomes[row * samples + sample], value ?? NaN));
    }),
  );
  expect(differing.map(([id]) => id)).toEqual([]);
});
