import { COST_LINES } from "../../src/funnel/cost-lines.js";
import { Tally } from "../../src/funnel/model/places.js";
import { OUTCOME_IDS, type OutcomeId } from "../../src/funnel/outcomes.js";
import { createInputSampler } from "../../src/simulation/inputs.js";
import { masterKey } from "../../src/simulation/keys.js";
import { lastState, type Plan, type PlannedStructure } from "../../src/simulation/plan.js";
import type { Runner, Wants } from "../../src/simulation/runner.js";
import { blockRanges, talliedMonths } from "../../src/simulation/work.js";
import { threefry, toUniform } from "../../src/simulation/threefry.js";
import { normalQuantile } from "../../src/distributions/special/normal-quantile.js";

/** One sample of a made-up model. */
export interface MadeUpSample {
  readonly structure: PlannedStructure;
  /** Value of a planned input. */
  readonly input: (id: string) => number;
  /** Product of the structure's factors on a target. */
  readonly effect: (target: string) => number;
  readonly trial: number;
}

/** A runner of a model made of one formula for one outcome, by default the profit; inputs are drawn as by the real one. */
export function madeUp(value: (sample: MadeUpSample) => number, outcome: OutcomeId = "profit"): Runner {
  return (jobs, onBlock) => {
    [...jobs].forEach((job, place) => {
      for (const { from, to } of blockRanges(job)) {
        onBlock(block(job.plan, from, to - from, job.wants, value, outcome), place);
      }
    });
    return Promise.resolve();
  };
}

/** Standard normal luck of a trial: the same whoever asks. */
export function luckOf(trial: number, name = 0): number {
  const out = new Int32Array(2);
  threefry(17, name, trial, 0, out);
  return normalQuantile(toUniform(out));
}

function block(
  plan: Plan,
  firstTrial: number,
  trials: number,
  wants: Wants,
  value: (sample: MadeUpSample) => number,
  outcome: OutcomeId,
) {
  const sampler = createInputSampler(plan, masterKey(plan.seed));
  const values = new Float64Array(plan.inputs.length);
  const places = new Map(plan.inputs.map(({ id }, place) => [id, place]));
  const input = (id: string): number => values[places.get(id) ?? -1];
  const outcomes = new Float64Array(plan.structures.length * OUTCOME_IDS.length * trials);
  const inputs = new Float64Array(plan.inputs.length * trials);
  // All tallies are 0: nothing costs anything.
  const tallies = new Float64Array(
    trials * plan.structures.length * talliedMonths(wants, plan.horizonMonths) * Tally.Size,
  );
  const column = OUTCOME_IDS.indexOf(outcome);
  for (let sample = 0; sample < trials; sample++) {
    sampler.sample(firstTrial + sample, values);
    inputs.set(values, sample * values.length);
    plan.structures.forEach((structure, place) => {
      const effect = (target: string): number =>
        lastState(structure)
          .effects.filter((term) => term.target === target)
          .reduce((product, term) => product * input(term.input), 1);
      const at = (place * OUTCOME_IDS.length + column) * trials + sample;
      outcomes[at] = value({ structure, input, effect, trial: firstTrial + sample });
    });
  }
  return {
    firstTrial,
    trials,
    replicates: 1,
    outcomes,
    ...(wants.inputs && { inputs }),
    ...(wants.tallies && { tallies }),
    ...(wants.costs && { spent: new Float64Array(plan.structures.length * trials) }),
    ...(wants.costs === "lines" && { costs: new Float64Array(plan.structures.length * COST_LINES.length * trials) }),
  };
}
