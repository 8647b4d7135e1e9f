import { atOnce, type Steps } from "../../foundation/steps.js";
import { meanOf, momentsOf, standardErrorOfMean } from "../../statistics/moments.js";
import { combinations } from "../../statistics/combinations.js";
import {
  columnsKnowing,
  COMBINATION_COST,
  expectation,
  FOLDS,
  only,
  type Knowledge,
  type ScoreModel,
} from "./score-model.js";
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

/**
 * Per structure and trial two numbers to work with, one question after the other: memory is dear where questions are many; and what
 * all questions begin with.
 */
export interface Workspace {
  /** Place of the structure with the largest mean. */
  readonly baseline: number;
  readonly fitted: readonly Float64Array[];
  readonly expected: readonly Float64Array[];
}

export function workspaceOf({ full, samples }: ScoreModel): Workspace {
  const numbers = () => full.map(() => new Float64Array(samples.trials));
  return { baseline: bestOnAverage(samples.scores), fitted: numbers(), expected: numbers() };
}

/** The same in steps. */
export function* informationSteps(
  model: ScoreModel,
  drivers: ReadonlySet<number>,
  space = workspaceOf(model),
): Steps<Information> {
  const { baseline } = space;
  const knowledge = columnsKnowing(model, drivers);
  const fitted = yield* fittedSteps(model, knowledge, space);
  const policy = yield* policySteps(model, knowledge, space);
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
  const space = workspaceOf(model);
  atOnce(fittedSteps(model, knowledge, space));
  const policy = atOnce(policySteps(model, knowledge, space));
  return policy.expected.map((_, structure) => gainOver(model, policy, structure));
}

/** Place of the structure with the largest mean. */
export function bestOnAverage(scores: readonly Float64Array[]): number {
  const means = scores.map(meanOf);
  return means.indexOf(Math.max(...means));
}

/** Per structure and trial the expectation given what is known. */
function* fittedSteps(model: ScoreModel, knowledge: Knowledge, { fitted }: Workspace): Steps<readonly Float64Array[]> {
  const coefficients = model.full.map((fit) => expectation(model, knowledge, fit));
  combinations(model.columns, coefficients, { sums: fitted });
  yield model.samples.trials * fitted.length * knowledge.known.length * COMBINATION_COST;
  return fitted;
}

/** @param space with what is fitted given what is known */
function* policySteps(
  model: ScoreModel,
  knowledge: Knowledge,
  { baseline, fitted, expected }: Workspace,
): Steps<Policy> {
  const { columns, full, folds, samples } = model;
  const choices = new Uint16Array(samples.trials);
  const isWhole = knowledge.known.length === knowledge.dependent.length;
  const dependent = (fit: Float64Array): Float64Array => only(knowledge.dependent, fit);
  for (const { from, to, coefficients } of folds) {
    const parts = expected.map((own) => own.subarray(from, to));
    const known = coefficients.map((fit) => expectation(model, knowledge, fit));
    combinations(columns, known, { from, to, sums: parts });
    for (let row = 0; row < to - from; row++) choices[from + row] = largestAt(parts, row, baseline);
    if (!isWhole) combinations(columns, coefficients.map(dependent), { from, to, sums: parts });
    yield (to - from) * full.length * (knowledge.dependent.length * COMBINATION_COST + CHOICE_COST);
  }
  return { choices, expected, fitted: isWhole ? fitted : combinations(columns, full.map(dependent)) };
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
