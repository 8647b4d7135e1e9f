import { atOnce, type Steps } from "../../foundation/steps.js";
import { meanOf, momentsOf, standardErrorOfMean } from "../../statistics/moments.js";
import { columnsKnowing, expectation, FOLDS, only, valuesOf, type Knowledge, type ScoreModel } from "./score-model.js";
import type { Information } from "./information.js";
import type { Estimate } from "../estimate.js";

/** Operations per trial and structure to choose by what is known. */
const CHOICE_COST = 5;

/** What somebody does who knows some drivers. */
interface Policy {
  /** Per trial the structure chosen, by a fit without that trial's fold. */
  readonly choices: Uint16Array;
  /** Per structure and trial: what the fit without that trial's fold says of the score, without what is independent of what is known. */
  readonly expected: readonly Float64Array[];
  /** The same by the fit on all trials. */
  readonly fitted: readonly Float64Array[];
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
  const gain = gainOver(model, policy, baseline);
  return {
    mean: (FOLDS * plugIn + (FOLDS - 1) * gain.mean) / (2 * FOLDS - 1),
    standardError: gain.standardError,
    outOfSample: gain.mean,
    plugIn,
    changes: (policy.choices.length - countOf(policy.choices, baseline)) / policy.choices.length,
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
  return policy.expected.map((_, structure) => gainOver(model, policy, structure));
}

/** Place of the structure with the largest mean. */
export function bestOnAverage(scores: readonly Float64Array[]): number {
  const means = scores.map(meanOf);
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
  given: readonly Float64Array[],
  baseline: number,
): Steps<Policy> {
  const { full, folds, samples } = model;
  const choices = new Uint16Array(samples.trials);
  const isWhole = knowledge.known.length === knowledge.dependent.length;
  const expected = full.map(() => new Float64Array(samples.trials));
  for (const { from, to, coefficients } of folds) {
    const byKnown = coefficients.map((fit) => valuesOf(model, expectation(model, knowledge, fit), from, to));
    for (let row = 0; row < to - from; row++) choices[from + row] = largestAt(byKnown, row, baseline);
    coefficients.forEach((fit, structure) => {
      const own = isWhole ? byKnown[structure] : valuesOf(model, only(knowledge.dependent, fit), from, to);
      expected[structure].set(own, from);
    });
    yield (to - from) * full.length * (knowledge.dependent.length + CHOICE_COST);
  }
  const fitted = isWhole ? given : full.map((fit) => valuesOf(model, only(knowledge.dependent, fit)));
  return { choices, expected, fitted };
}

/** Place of the largest value in a row; `usual` where none is larger than its. */
function largestAt(columns: readonly Float64Array[], row: number, usual: number): number {
  let largest = usual;
  for (let place = 0; place < columns.length; place++) if (columns[place][row] > columns[largest][row]) largest = place;
  return largest;
}

/** What the policy gains over always choosing one structure, with the influence of every trial on it. */
function gainOver({ residuals, separable }: ScoreModel, policy: Policy, one: number): Estimate {
  const { choices, expected, fitted } = policy;
  const gains = new Float64Array(choices.length);
  for (let trial = 0; trial < gains.length; trial++) {
    const choice = choices[trial];
    if (choice === one) continue;
    gains[trial] = residuals[choice][trial] + expected[choice][trial] - (residuals[one][trial] + expected[one][trial]);
  }
  const mean = meanOf(gains);
  for (const [structure, own] of separable.entries()) {
    const chosen = countOf(choices, structure) / choices.length - Number(structure === one);
    if (chosen === 0) continue;
    for (let trial = 0; trial < own.length; trial++) gains[trial] += chosen * (own[trial] - fitted[structure][trial]);
  }
  return { mean, standardError: standardErrorOfMean(momentsOf(gains)) };
}

/** How often a structure is chosen. */
function countOf(choices: Uint16Array, structure: number): number {
  let count = 0;
  for (let trial = 0; trial < choices.length; trial++) count += Number(choices[trial] === structure);
  return count;
}

export function estimateOf(values: Float64Array): Estimate {
  const moments = momentsOf(values);
  return { mean: moments.mean, standardError: standardErrorOfMean(moments) };
}

/** Mean of the largest less the largest mean. */
function plugInValue(expected: readonly Float64Array[]): number {
  return meanOf(largestOf(expected)) - Math.max(...expected.map(meanOf));
}

/** In every trial the largest. */
export function largestOf(scores: readonly Float64Array[]): Float64Array {
  const largest = scores[0].slice();
  for (const own of scores) {
    for (let trial = 0; trial < own.length; trial++) largest[trial] = Math.max(largest[trial], own[trial]);
  }
  return largest;
}
