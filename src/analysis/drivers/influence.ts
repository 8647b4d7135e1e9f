import { normalQuantile } from "../../distributions/special/normal-quantile.js";
import { momentsOf, variance } from "../../statistics/moments.js";
import { rankCorrelations } from "../../statistics/rank-correlation.js";
import { ratioOfMeans } from "../../statistics/sobol-indices.js";
import { expectation, columnsKnowing, only, valuesOf, type Knowledge, type ScoreModel } from "./score-model.js";
import type { Explained, Influence } from "./drivers-analysis.js";
import type { Estimate } from "../estimate.js";

/** A figure that is a linear combination of the structures' scores, and what the metamodel says of it. */
export interface Response {
  readonly values: Float64Array;
  readonly coefficients: Float64Array;
  readonly residuals: Float64Array;
}

/** weights[structure]: 1 and -1 for a difference. */
export function responseOf(model: ScoreModel, weights: readonly number[]): Response {
  const mix = (arrays: readonly Float64Array[]): Float64Array =>
    arrays[0].map((_, place) => weights.reduce((sum, weight, structure) => sum + weight * arrays[structure][place], 0));
  const values = mix(model.samples.scores);
  const coefficients = mix(model.full);
  const fitted = valuesOf(model, coefficients);
  return { values, coefficients, residuals: values.map((value, trial) => value - fitted[trial]) };
}

/** Per figure the influence of every driver on it. */
export function influencesOf(model: ScoreModel, responses: readonly Response[]): Influence[][] {
  const { positions } = model.samples;
  const ranks = rankCorrelations(
    positions,
    responses.map(({ values }) => values),
  );
  return responses.map((response, figure) => {
    const deviations = squaredDeviations(response.values);
    return positions.map((own, driver) => ({
      ...influenceOf(model, response, driver, own, deviations),
      ...ranks[figure][driver],
    }));
  });
}

function influenceOf(
  model: ScoreModel,
  response: Response,
  driver: number,
  positions: Float64Array,
  deviations: Float64Array,
): Omit<Influence, "spearman" | "partial"> {
  const knowledge = columnsKnowing(model, new Set([driver]));
  const own = ownPart(model, knowledge, response);
  const at = (probability: number): Estimate => estimateAt(model, knowledge, own, trialAt(positions, probability));
  return { low: at(LOW), high: at(HIGH), firstOrder: firstOrder(knowledge, own, deviations) };
}

/** Per driver the structures with the best expectation at its 5 % and at its 95 % quantile. */
export function bestEnds(model: ScoreModel): [number, number][] {
  return model.samples.positions.map((positions, driver) => {
    const knowledge = columnsKnowing(model, new Set([driver]));
    const expectations = model.full.map((fit) => expectation(model, knowledge, fit));
    const bestAt = (probability: number): number => {
      const trial = trialAt(positions, probability);
      const means = expectations.map((coefficients) => expectedAt(model, coefficients, trial));
      return means.indexOf(Math.max(...means));
    };
    return [bestAt(LOW), bestAt(HIGH)];
  });
}

/** The ends of a bar of the tornado. */
const LOW = 0.05;
const HIGH = 0.95;

/** The trial in which the driver is nearest to its quantile. */
function trialAt(positions: Float64Array, probability: number): number {
  const score = normalQuantile(probability);
  return positions.reduce(
    (best, position, trial) => (Math.abs(position - score) < Math.abs(positions[best] - score) ? trial : best),
    0,
  );
}

/** The expectation of a combination of scores given a driver, in one trial. */
function expectedAt({ columns }: ScoreModel, coefficients: Float64Array, trial: number): number {
  return coefficients.reduce((sum, weight, column) => sum + weight * columns[column][trial], 0);
}

interface OwnPart {
  readonly coefficients: Float64Array;
  readonly expected: Float64Array;
  /** What is left of the figure once the expectation and all that is independent of the driver is taken out. */
  readonly left: Float64Array;
  readonly leftVariance: number;
}

function ownPart(model: ScoreModel, knowledge: Knowledge, { coefficients: fit, residuals }: Response): OwnPart {
  const coefficients = expectation(model, knowledge, fit);
  const expected = valuesOf(model, coefficients);
  const dependent = valuesOf(model, only(knowledge.dependent, fit));
  const left = residuals.map((residual, trial) => residual + dependent[trial] - expected[trial]);
  return { coefficients, expected, left, leftVariance: variance(momentsOf(left)) };
}

/** The columns are orthonormal over the trials but for sampling, so the variances of their coefficients simply add up. */
function estimateAt(model: ScoreModel, { known }: Knowledge, own: OwnPart, trial: number): Estimate {
  const squares = known.reduce((sum, column) => sum + model.columns[column][trial] ** 2, 0);
  return {
    mean: expectedAt(model, own.coefficients, trial),
    standardError: Math.sqrt((own.leftVariance * squares) / model.samples.trials),
  };
}

/**
 * The first-order index from given data: the variance of the expectation given the driver over the figure's variance. The
 * variance of fitted values is too large by (columns x residual variance / trials), which is taken off, so an index may come
 * out a little below 0. Standard error: of the ratio of means of f^2 + 2 f e and of the squared deviations, f the centred
 * expectation and e what is left; the first is the efficient influence function of a variance of a conditional expectation
 * (Da Veiga & Gamboa 2013, "Efficient estimation of sensitivity indices", Journal of Nonparametric Statistics 25).
 */
function firstOrder({ known }: Knowledge, { expected, left, leftVariance }: OwnPart, deviations: Float64Array) {
  const mean = momentsOf(expected).mean;
  const bias = ((known.length - 1) * leftVariance) / expected.length;
  const terms = expected.map((value, trial) => {
    const centred = value - mean;
    return centred * centred + 2 * centred * left[trial] - bias;
  });
  return ratioOfMeans(terms, deviations);
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
