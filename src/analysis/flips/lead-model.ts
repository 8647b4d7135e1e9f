import type { Steps } from "../../foundation/steps.js";
import { combinations } from "../../statistics/combinations.js";
import { crossFitSteps } from "../../statistics/cross-fit.js";

/** An additive model of a response in normal scores: intercept + sum over the inputs of a polynomial of each. */
export interface LeadModel {
  /** Mean of the response. */
  readonly intercept: number;
  /** Per input the coefficients of the normalised Hermite polynomials of degree 1, 2, ... */
  readonly coefficients: readonly (readonly number[])[];
  readonly trials: number;
  /** Standard deviation of what the model leaves over. */
  readonly residual: number;
}

const DEGREE = 3;
/** Operations to evaluate a polynomial. */
const HERMITE_COST = 5;
/** Below so many trials per coefficient straight lines have to do. */
const TRIALS_PER_COEFFICIENT = 10;

/**
 * Per response (trials) its ordinary least squares on normalised Hermite polynomials of every input's normal scores: the first
 * terms of a polynomial chaos expansion without interactions (Ghanem & Spanos 1991, "Stochastic Finite Elements", section
 * 2.4; by regression: Blatman & Sudret 2010, "An adaptive algorithm to build up sparse polynomial chaos expansions",
 * Probabilistic Engineering Mechanics 25, section 2). With independent inputs, one input's polynomial plus the intercept is
 * E[response | input]: interactions average out. A trial in which a response has no data (NaN) is left out.
 *
 * Not for reading off a response at one point of all inputs: there interactions count.
 */
export function* fitLeadModels(
  positions: readonly Float64Array[],
  responses: readonly Float64Array[],
): Steps<LeadModel[]> {
  const trials = responses[0].length;
  const valid = Array.from({ length: trials }, (_, trial) => trial).filter((trial) =>
    responses.every((response) => !Number.isNaN(response[trial])),
  );
  const rich = valid.length >= TRIALS_PER_COEFFICIENT * (1 + DEGREE * positions.length);
  const degree = rich ? DEGREE : 1;
  const columns: Float64Array[] = [new Float64Array(valid.length).fill(1)];
  for (const scores of positions) {
    for (let place = 1; place <= degree; place++) columns.push(hermiteColumn(place, scores, valid));
    yield degree * valid.length * HERMITE_COST;
  }
  const y = responses.map((response) => Float64Array.from(valid, (trial) => response[trial]));
  const { full } = yield* crossFitSteps(columns, y, 1);
  const fitted = combinations(columns, full);
  return y.map((values, place): LeadModel => {
    const solution = Array.from(full[place]);
    const squares = values.reduce((sum, value, trial) => sum + (value - fitted[place][trial]) ** 2, 0);
    return {
      intercept: solution[0],
      coefficients: positions.map((_, input) => solution.slice(1 + input * degree, 1 + (input + 1) * degree)),
      trials: valid.length,
      residual: Math.sqrt(squares / Math.max(1, valid.length - columns.length)),
    };
  });
}

/** E[response] with one input held at `score`. */
export function valueWith(model: LeadModel, input: number, score: number): number {
  return model.intercept + effect(model.coefficients[input], score);
}

/** Its standard error, taking the polynomials for orthonormal over the trials, which they are but for sampling. */
export function errorWith(model: LeadModel, input: number, score: number): number {
  const squares = model.coefficients[input].reduce((sum, _, place) => sum + hermite(place + 1, score) ** 2, 1);
  return model.residual * Math.sqrt(squares / model.trials);
}

/** The response at one point of all inputs, interactions left aside. */
export function valueAtPoint({ intercept, coefficients }: LeadModel, point: readonly number[]): number {
  return coefficients.reduce((sum, own, input) => sum + effect(own, point[input]), intercept);
}

/** Its derivatives there: He_n' = n He_(n-1), so the normalised polynomials have h_n' = sqrt(n) h_(n-1). */
export function gradientAtPoint({ coefficients }: LeadModel, point: readonly number[]): number[] {
  return coefficients.map((own, input) =>
    own.reduce((sum, weight, place) => sum + weight * Math.sqrt(place + 1) * hermite(place, point[input]), 0),
  );
}

const effect = (coefficients: readonly number[], score: number): number =>
  coefficients.reduce((sum, weight, place) => sum + weight * hermite(place + 1, score), 0);

function hermiteColumn(degree: number, scores: Float64Array, trials: readonly number[]): Float64Array {
  const column = new Float64Array(trials.length);
  for (let row = 0; row < column.length; row++) column[row] = hermite(degree, scores[trials[row]]);
  return column;
}

/** He_n(z) / sqrt(n!) for n = 0 .. 3, orthonormal under the normal distribution (Abramowitz & Stegun 1964, 22.2.15). */
function hermite(degree: number, z: number): number {
  if (degree === 0) return 1;
  if (degree === 1) return z;
  return degree === 2 ? (z * z - 1) / Math.SQRT2 : (z * z * z - 3 * z) / Math.sqrt(6);
}
