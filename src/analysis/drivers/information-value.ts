import { momentsOf, standardErrorOfMean } from "../../statistics/moments.js";
import {
  columnsKnowing,
  expectation,
  FOLDS,
  only,
  separableColumns,
  valuesOf,
  type Knowledge,
  type ScoreModel,
} from "./score-model.js";
import type { Information } from "./drivers-analysis.js";
import type { Estimate } from "../estimate.js";

/** Per trial what somebody who knows some drivers chooses, and what comes of it. */
interface Policy {
  readonly choices: Uint16Array;
  /** Per structure and trial: the score, without what is independent of what is known. */
  readonly outcomes: readonly Float64Array[];
  /** Per structure and trial: what was taken out, mean 0. */
  readonly independent: readonly Float64Array[];
}

/**
 * The expected value of partial perfect information about `drivers` (Raiffa & Schlaifer 1961, "Applied Statistical Decision
 * Theory", section 4.5), luck excluded: scores are regressed on the drivers, and luck is not one of them.
 *
 * Two estimates err to opposite sides. The mean of the largest fitted expectation less the largest mean (`plugIn`; Strong, Oakley
 * & Brennan 2014) is too high: the maximum picks the fit's noise. What a choice by the fit gains on trials that the fit has not
 * seen (`outOfSample`: each fifth of the trials by a fit on the others) is the value of a policy, which the fit's mistakes make
 * too low. To second order in the noise, of variance v in the difference of two structures whose fitted difference has density
 * p at 0, the first is v p / 2 too high and the second (5/4) v p / 2 too low, its fits having 4/5 of the trials. So
 * (5 plugIn + 4 outOfSample) / 9 is free of either: that is the mean.
 *
 * What the fit ascribes to drivers independent of those known has mean 0 given them and is taken out of the trials first, which
 * lowers the noise (control variates); that its mean over these trials is not 0 is part of the standard error: in the share
 * of the trials in which a structure is chosen.
 */
export function informationValue(model: ScoreModel, drivers: ReadonlySet<number>): Information {
  const baseline = bestOnAverage(model.samples.scores);
  const knowledge = columnsKnowing(model, drivers);
  const policy = policyOf(model, knowledge, baseline);
  const { choices } = policy;
  const fitted = model.full.map((fit) => valuesOf(model, expectation(model, knowledge, fit)));
  const plugIn = Math.max(0, plugInValue(fitted));
  const gain = gainOver(policy, baseline);
  return {
    mean: (FOLDS * plugIn + (FOLDS - 1) * gain.mean) / (2 * FOLDS - 1),
    standardError: gain.standardError,
    outOfSample: gain.mean,
    plugIn,
    changes: choices.filter((choice) => choice !== baseline).length / choices.length,
  };
}

/**
 * Expected opportunity loss of every structure: what choosing it costs beside knowing every driver, out of sample. The
 * smallest is the expected value of perfect information.
 */
export function expectedLosses(model: ScoreModel): Estimate[] {
  const all = new Set(model.samples.positions.keys());
  const policy = policyOf(model, columnsKnowing(model, all), bestOnAverage(model.samples.scores));
  return policy.outcomes.map((_, structure) => gainOver(policy, structure));
}

/** Place of the structure with the largest mean. */
export function bestOnAverage(scores: readonly Float64Array[]): number {
  const means = scores.map((own) => momentsOf(own).mean);
  return means.indexOf(Math.max(...means));
}

function policyOf(model: ScoreModel, knowledge: Knowledge, baseline: number): Policy {
  const { trials, scores } = model.samples;
  const choices = new Uint16Array(trials);
  const outcomes = model.residuals.map((own) => own.slice());
  const separable = separableColumns(model);
  const independent = model.full.map((fit) => {
    const dependent = valuesOf(model, only(knowledge.dependent, fit));
    return valuesOf(model, only(separable, fit)).map((value, trial) => value - dependent[trial]);
  });
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
  return { choices, outcomes, independent };
}

/** What the policy gains over always choosing one structure, with the influence of every trial on it. */
function gainOver({ choices, outcomes, independent }: Policy, one: number): Estimate {
  const gains = outcomes[one].map((value, trial) => outcomes[choices[trial]][trial] - value);
  const { mean } = momentsOf(gains);
  const chosen = new Float64Array(outcomes.length);
  for (const choice of choices) chosen[choice] += 1 / choices.length;
  chosen[one] -= 1;
  independent.forEach((own, structure) => {
    if (chosen[structure] === 0) return;
    for (let trial = 0; trial < own.length; trial++) gains[trial] += chosen[structure] * own[trial];
  });
  return { mean, standardError: standardErrorOfMean(momentsOf(gains)) };
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
