import { momentsOf, standardErrorOfMean } from "../../statistics/moments.js";
import { expectation, columnsKnowing, only, valuesOf, type ScoreModel } from "./score-model.js";
import type { Information } from "./drivers-analysis.js";
import type { Estimate } from "../estimate.js";

/** Per trial what somebody who knows some drivers chooses, and what comes of it. */
interface Policy {
  readonly choices: Uint16Array;
  /** Per structure and trial: the score, without what is independent of what is known. */
  readonly outcomes: readonly Float64Array[];
}

/**
 * The expected value of partial perfect information about `drivers` (Raiffa & Schlaifer 1961, "Applied Statistical Decision
 * Theory", section 4.5), luck excluded: scores are regressed on the drivers, and luck is not one of them.
 *
 * The maximum over noisy fits is too high, so it is not used: in each fifth of the trials, a fit on the others chooses the
 * structure, and the trials themselves tell what that choice gains over the structure that is best on average. That is the
 * value of a policy somebody with this information could follow: on average too low rather than too high, by what the fit's
 * mistakes cost. What the fit ascribes to drivers independent of those known has mean 0 given them and is taken out of the
 * trials first, which leaves the mean and lowers the noise (control variates).
 */
export function informationValue(model: ScoreModel, drivers: ReadonlySet<number>): Information {
  const baseline = bestOnAverage(model.samples.scores);
  const { choices, outcomes } = policyOf(model, drivers, baseline);
  const fitted = model.full.map((fit) => valuesOf(model, expectation(model, columnsKnowing(model, drivers), fit)));
  return {
    ...gainOver(outcomes[baseline], choices, outcomes),
    plugIn: Math.max(0, plugInValue(fitted)),
    changes: choices.filter((choice) => choice !== baseline).length / choices.length,
  };
}

/**
 * Expected opportunity loss of every structure: what choosing it costs beside knowing every driver. The smallest is the
 * expected value of perfect information.
 */
export function expectedLosses(model: ScoreModel): Estimate[] {
  const all = new Set(model.samples.positions.keys());
  const { choices, outcomes } = policyOf(model, all, bestOnAverage(model.samples.scores));
  return outcomes.map((own) => gainOver(own, choices, outcomes));
}

/** Place of the structure with the largest mean. */
export function bestOnAverage(scores: readonly Float64Array[]): number {
  const means = scores.map((own) => momentsOf(own).mean);
  return means.indexOf(Math.max(...means));
}

function policyOf(model: ScoreModel, drivers: ReadonlySet<number>, baseline: number): Policy {
  const { trials, scores } = model.samples;
  const knowledge = columnsKnowing(model, drivers);
  const choices = new Uint16Array(trials);
  const outcomes = model.residuals.map((own) => own.slice());
  for (const { from, to, coefficients } of model.folds) {
    const expected = coefficients.map((fit) => valuesOf(model, expectation(model, knowledge, fit), from, to));
    coefficients.forEach((fit, structure) => {
      const dependent = valuesOf(model, only(knowledge.dependent, fit), from, to);
      dependent.forEach((value, row) => (outcomes[structure][from + row] += value));
    });
    for (let row = 0; row < to - from; row++) {
      let choice = baseline;
      for (let structure = 0; structure < scores.length; structure++) {
        if (expected[structure][row] > expected[choice][row]) choice = structure;
      }
      choices[from + row] = choice;
    }
  }
  return { choices, outcomes };
}

function gainOver(one: Float64Array, choices: Uint16Array, outcomes: readonly Float64Array[]): Estimate {
  return estimateOf(one.map((value, trial) => outcomes[choices[trial]][trial] - value));
}

export function estimateOf(values: Float64Array): Estimate {
  const moments = momentsOf(values);
  return { mean: moments.mean, standardError: standardErrorOfMean(moments) };
}

/** Mean of the largest less the largest mean. */
function plugInValue(expected: readonly Float64Array[]): number {
  const largest = expected[0].map((_, trial) => Math.max(...expected.map((own) => own[trial])));
  return momentsOf(largest).mean - Math.max(...expected.map((own) => momentsOf(own).mean));
}
