import { atOnce, type Steps } from "../../foundation/steps.js";
import { momentsOf, standardErrorOfMean } from "../../statistics/moments.js";
import { columnsKnowing, expectation, FOLDS, only, valuesOf, type Knowledge, type ScoreModel } from "./score-model.js";
import type { Information } from "./information.js";
import type { Estimate } from "../estimate.js";

/** Operations per trial and structure to choose by what is known. */
const CHOICE_COST = 5;

/** What somebody does who knows some drivers, and what comes of it. */
interface Policy {
  /** Per trial the structure chosen. */
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
  return atOnce(informationSteps(model, drivers));
}

/** The same in steps. */
export function* informationSteps(model: ScoreModel, drivers: ReadonlySet<number>): Steps<Information> {
  const baseline = bestOnAverage(model.samples.scores);
  const knowledge = columnsKnowing(model, drivers);
  const fitted = yield* fittedSteps(model, knowledge);
  const policy = yield* policySteps(model, knowledge, fitted, baseline);
  const plugIn = Math.max(0, plugInValue(fitted));
  const gain = gainOver(policy, baseline);
  const changes = policy.choices.reduce((count, choice) => count + Number(choice !== baseline), 0);
  return {
    mean: (FOLDS * plugIn + (FOLDS - 1) * gain.mean) / (2 * FOLDS - 1),
    standardError: gain.standardError,
    outOfSample: gain.mean,
    plugIn,
    changes: changes / policy.choices.length,
  };
}

/**
 * Expected opportunity loss of every structure: what choosing it costs beside knowing every driver, out of sample. The
 * smallest is the expected value of perfect information.
 */
export function expectedLosses(model: ScoreModel): Estimate[] {
  const all = new Set(model.samples.positions.keys());
  const knowledge = columnsKnowing(model, all);
  const fitted = atOnce(fittedSteps(model, knowledge));
  const policy = atOnce(policySteps(model, knowledge, fitted, bestOnAverage(model.samples.scores)));
  return policy.outcomes.map((_, structure) => gainOver(policy, structure));
}

/** Place of the structure with the largest mean. */
export function bestOnAverage(scores: readonly Float64Array[]): number {
  const means = scores.map((own) => momentsOf(own).mean);
  return means.indexOf(Math.max(...means));
}

/** Per structure and trial the expectation given what is known. */
function* fittedSteps(model: ScoreModel, knowledge: Knowledge): Steps<Float64Array[]> {
  const fitted: Float64Array[] = [];
  for (const fit of model.full) {
    fitted.push(valuesOf(model, expectation(model, knowledge, fit)));
    yield model.samples.trials * knowledge.known.length;
  }
  return fitted;
}

function* policySteps(
  model: ScoreModel,
  knowledge: Knowledge,
  fitted: readonly Float64Array[],
  baseline: number,
): Steps<Policy> {
  const { residuals, separable, full, folds } = model;
  const choices = new Uint16Array(model.samples.trials);
  const isWhole = knowledge.known.length === knowledge.dependent.length;
  const outcomes = residuals.map((own) => own.slice());
  for (const { from, to, coefficients } of folds) {
    const expected = coefficients.map((fit) => valuesOf(model, expectation(model, knowledge, fit), from, to));
    const dependent = isWhole
      ? expected
      : coefficients.map((fit) => valuesOf(model, only(knowledge.dependent, fit), from, to));
    dependent.forEach((own, structure) => {
      const outcome = outcomes[structure];
      for (let trial = from; trial < to; trial++) outcome[trial] += own[trial - from];
    });
    for (let row = 0; row < to - from; row++) choices[from + row] = largestAt(expected, row, baseline);
    yield (to - from) * full.length * (knowledge.dependent.length + CHOICE_COST);
  }
  const independent = full.map((fit, structure) => {
    const dependent = isWhole ? fitted[structure] : valuesOf(model, only(knowledge.dependent, fit));
    const left = separable[structure].slice();
    for (let trial = 0; trial < left.length; trial++) left[trial] -= dependent[trial];
    return left;
  });
  return { choices, outcomes, independent };
}

/** Place of the largest value in a row; `usual` where none is larger than its. */
function largestAt(columns: readonly Float64Array[], row: number, usual: number): number {
  let largest = usual;
  for (let place = 0; place < columns.length; place++) if (columns[place][row] > columns[largest][row]) largest = place;
  return largest;
}

/** What the policy gains over always choosing one structure, with the influence of every trial on it. */
function gainOver({ choices, outcomes, independent }: Policy, one: number): Estimate {
  const gains = new Float64Array(choices.length);
  for (let trial = 0; trial < gains.length; trial++)
    gains[trial] = outcomes[choices[trial]][trial] - outcomes[one][trial];
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
  const largest = expected[0].slice();
  for (const own of expected) {
    for (let trial = 0; trial < own.length; trial++) largest[trial] = Math.max(largest[trial], own[trial]);
  }
  return momentsOf(largest).mean - Math.max(...expected.map((own) => momentsOf(own).mean));
}
