import { atOnce, type Steps } from "../../foundation/steps.js";
import type { Estimate } from "../estimate.js";
import { pairedDifference } from "../outcome-samples.js";
import { combine } from "../../statistics/combinations.js";
import { meanOf, momentsOf, variance } from "../../statistics/moments.js";
import { rankCorrelationsSteps } from "../../statistics/rank-correlation.js";
import { ranksOf } from "../../statistics/ranks.js";
import { ratioOfMeans, type Share } from "../../statistics/sobol-indices.js";
import { barEnds, endTrials, estimateAt, type Expectation } from "./bar-ends.js";
import type { BestEnds, Explained, Influence } from "./drivers-analysis.js";
import { columnsKnowing, expectation, only, valuesOf, type Knowledge, type ScoreModel } from "./score-model.js";

/** A figure that is a linear combination of the structures' scores, and what the metamodel says of it. */
export interface Response {
  readonly values: Float64Array;
  readonly coefficients: Float64Array;
  readonly residuals: Float64Array;
  /** What the metamodel says without products of drivers that are independent of each other. */
  readonly separable: Float64Array;
}

/** weights[structure]: 1 and -1 for a difference. */
export function responseOf(model: ScoreModel, weights: readonly number[]): Response {
  const mix = (arrays: readonly Float64Array[]): Float64Array => combine(arrays, weights, 0, arrays[0].length);
  const values = mix(model.samples.scores);
  const coefficients = mix(model.full);
  const residuals = pairedDifference(values, valuesOf(model, coefficients));
  return { values, coefficients, residuals, separable: mix(model.separable) };
}

/** Operations per trial and figure for one driver. */
const INFLUENCE_COST = 60;

/** Per figure the influence of every driver on it. */
export function influencesOf(model: ScoreModel, responses: readonly Response[]): Influence[][] {
  return atOnce(influencesSteps(model, responses));
}

/** The same in steps. */
export function* influencesSteps(model: ScoreModel, responses: readonly Response[]): Steps<Influence[][]> {
  const { positions, orderings } = model.samples;
  const ranks = yield* rankCorrelationsSteps(
    orderings.map(ranksOf),
    responses.map(({ values }) => values),
  );
  const deviations = responses.map(({ values }) => squaredDeviations(values));
  const byDriver: Influence[][] = [];
  for (const driver of positions.keys()) {
    const knowledge = columnsKnowing(model, new Set([driver]));
    const ends = barEnds(model, driver, knowledge);
    const own = responses.map((response, figure): Influence => {
      const given = expectationOf(model, knowledge, response);
      const [low, high] = ends.map((end) => estimateAt(end, given, orderings[driver]));
      const index = firstOrder(knowledge, given, deviations[figure]);
      return { low, high, firstOrder: index, ...ranks[figure][driver] };
    });
    byDriver.push(own);
    yield model.samples.trials * responses.length * INFLUENCE_COST;
  }
  return responses.map((_, figure) => byDriver.map((own) => own[figure]));
}

/** Per driver who is best at its ends. */
export function bestEnds(model: ScoreModel, best: number): BestEnds[] {
  const { scores, positions, orderings } = model.samples;
  const known = new Map<number, Response>();
  const overBest = (winner: number): Response => {
    const weights = scores.map((_own, structure) => Number(structure === winner) - Number(structure === best));
    const response = known.get(winner) ?? responseOf(model, weights);
    known.set(winner, response);
    return response;
  };
  return positions.map((_, driver) => {
    const knowledge = columnsKnowing(model, new Set([driver]));
    const expectations = model.full.map((fit) => expectation(model, knowledge, fit));
    const bestAt = (trial: number): number => {
      const means = expectations.map((coefficients) => expectedAt(model, coefficients, trial));
      return means.indexOf(Math.max(...means));
    };
    const [low, high] = endTrials(model, driver).map(bestAt);
    if (low === best && high === best) return { bestAt: [low, high] };
    const ends = barEnds(model, driver, knowledge);
    const [aheadLow, aheadHigh] = [low, high].map((winner, place): Estimate => {
      if (winner === best) return { mean: 0, standardError: 0 };
      return estimateAt(ends[place], expectationOf(model, knowledge, overBest(winner)), orderings[driver]);
    });
    return { bestAt: [low, high], aheadAt: [aheadLow, aheadHigh] };
  });
}

/** The expectation of a combination of scores given a driver, in one trial. */
function expectedAt({ columns }: ScoreModel, coefficients: Float64Array, trial: number): number {
  return coefficients.reduce((sum, weight, column) => sum + weight * columns[column][trial], 0);
}

/**
 * Residuals are weighted by n / (n - p), p columns to n trials: the fit has taken its share of their squares, and columns that
 * are orthonormal but for sampling make it that much less sure (MacKinnon & White 1985, "Some heteroskedasticity-consistent
 * covariance matrix estimators with improved finite sample properties", Journal of Econometrics 29, HC3 with equal leverages).
 */
function expectationOf(model: ScoreModel, knowledge: Knowledge, response: Response): Expectation {
  const { trials } = model.samples;
  const weight = trials / (trials - model.columns.length);
  const expected = valuesOf(model, expectation(model, knowledge, response.coefficients));
  const isWhole = knowledge.known.length === knowledge.dependent.length;
  const dependent = isWhole ? expected : valuesOf(model, only(knowledge.dependent, response.coefficients));
  return {
    expected,
    left: leftOf(weight, response.residuals, dependent, expected),
    independent: pairedDifference(response.separable, dependent),
    interactions: model.products.map(({ column }) => response.coefficients[column]),
  };
}

function leftOf(weight: number, residuals: Float64Array, dependent: Float64Array, expected: Float64Array) {
  const left = new Float64Array(residuals.length);
  for (let trial = 0; trial < left.length; trial++)
    left[trial] = weight * residuals[trial] + (dependent[trial] - expected[trial]);
  return left;
}

/**
 * The first-order index from given data: the variance of the expectation given the driver over the figure's variance. The
 * variance of fitted values is too large by (columns x noise), noise being the variance of a coefficient, which is taken off, so
 * an index may come out a little below 0. Standard error: of the ratio of means of f^2 + 2 f e and of the squared deviations, f
 * the centred expectation and e what is left; the first is the efficient influence function of a variance of a conditional
 * expectation (Da Veiga & Gamboa 2013, "Efficient estimation of sensitivity indices", Journal of Nonparametric Statistics 25).
 * It vanishes where f does, so the second order is added to it: a sum of squares of coefficients that are all noise has the
 * variance 2 x columns x noise^2.
 */
function firstOrder({ known }: Knowledge, { expected, left }: Expectation, deviations: Float64Array): Share {
  const mean = meanOf(expected);
  const columns = known.length - 1;
  const noise = variance(momentsOf(left)) / expected.length;
  const terms = squaresOf(expected, mean, left, columns * noise);
  const { share, standardError } = ratioOfMeans(terms, deviations);
  const total = momentsOf(deviations).mean;
  return { share, standardError: Math.hypot(standardError, (Math.sqrt(2 * columns) * noise) / total) };
}

/** f^2 + 2 f e less the noise, f the expectation less its mean. */
function squaresOf(expected: Float64Array, mean: number, left: Float64Array, noise: number): Float64Array {
  const terms = new Float64Array(expected.length);
  for (let trial = 0; trial < terms.length; trial++) {
    const centred = expected[trial] - mean;
    terms[trial] = centred * centred + 2 * centred * left[trial] - noise;
  }
  return terms;
}

/** Shares of the variance of a figure; noise of the fit taken off as for the first-order index. */
export function explainedOf(model: ScoreModel, response: Response): Explained {
  const total = variance(momentsOf(response.values));
  const noise = variance(momentsOf(response.residuals)) / model.samples.trials;
  const shareOf = (size: number): number => {
    const columns = model.of.flatMap((own, column) => (own.length === size ? [column] : []));
    const part = variance(momentsOf(valuesOf(model, only(columns, response.coefficients))));
    return (part - columns.length * noise) / total;
  };
  const [additive, pairs] = [shareOf(1), shareOf(2)];
  return { additive, pairs, rest: 1 - additive - pairs };
}

/**
 * Share of some drivers in the variance that all drivers explain one by one: the covariance of their part with the whole.
 * The shares of disjoint sets add up to those of their union, also where drivers are correlated (Li et al. 2010, "Global
 * sensitivity analysis for systems with independent and/or correlated inputs", Journal of Physical Chemistry A 114).
 */
export function explainedShare(model: ScoreModel, response: Response, drivers: ReadonlySet<number>): number {
  const partOf = (belongs: (driver: number) => boolean): Float64Array => {
    const columns = model.of.flatMap((own, column) => (own.length === 1 && belongs(own[0]) ? [column] : []));
    return valuesOf(model, only(columns, response.coefficients));
  };
  const whole = partOf(() => true);
  const part = partOf((driver) => drivers.has(driver));
  const product = whole.reduce((sum, value, trial) => sum + value * part[trial], 0);
  return product / whole.reduce((sum, value) => sum + value * value, 0);
}

function squaredDeviations(values: Float64Array): Float64Array {
  const { mean } = momentsOf(values);
  return values.map((value) => (value - mean) ** 2);
}
