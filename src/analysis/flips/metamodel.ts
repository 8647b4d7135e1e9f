import { choleskyFactor } from "../../distributions/cholesky.js";

/** An additive model of a response in normal scores: intercept + sum over the inputs of a polynomial of each. */
export interface Metamodel {
  /** Mean of the response. */
  readonly intercept: number;
  /** Per input the coefficients of the normalised Hermite polynomials of degree 1, 2, ... */
  readonly coefficients: readonly (readonly number[])[];
  readonly trials: number;
  /** Standard deviation of what the model leaves over. */
  readonly residual: number;
}

const DEGREE = 3;
/** Below so many trials per coefficient straight lines have to do. */
const TRIALS_PER_COEFFICIENT = 10;

/**
 * Ordinary least squares of `response` (trials) on normalised Hermite polynomials of every input's normal scores: the first
 * terms of a polynomial chaos expansion without interactions (Ghanem & Spanos 1991, "Stochastic Finite Elements", section
 * 2.4; by regression: Blatman & Sudret 2010, "An adaptive algorithm to build up sparse polynomial chaos expansions",
 * Probabilistic Engineering Mechanics 25, section 2). With independent inputs, one input's polynomial plus the intercept is
 * E[response | input]: interactions average out. A trial without data (NaN) is left out.
 *
 * Not for reading off a response at one point of all inputs: there interactions count.
 */
export function fitMetamodel(positions: readonly Float64Array[], response: Float64Array): Metamodel {
  const valid = Array.from(response.keys()).filter((trial) => !Number.isNaN(response[trial]));
  const rich = valid.length >= TRIALS_PER_COEFFICIENT * (1 + DEGREE * positions.length);
  const degree = rich ? DEGREE : 1;
  const columns = [
    new Float64Array(valid.length).fill(1),
    ...positions.flatMap((scores) =>
      Array.from({ length: degree }, (_, place) =>
        Float64Array.from(valid, (trial) => hermite(place + 1, scores[trial])),
      ),
    ),
  ];
  const y = Float64Array.from(valid, (trial) => response[trial]);
  const solution = leastSquares(columns, y);
  return {
    intercept: solution[0],
    coefficients: positions.map((_, input) => solution.slice(1 + input * degree, 1 + (input + 1) * degree)),
    trials: valid.length,
    residual: residualDeviation(columns, y, solution),
  };
}

/** E[response] with one input held at `score`. */
export function valueWith(model: Metamodel, input: number, score: number): number {
  return model.intercept + effect(model.coefficients[input], score);
}

/** Its standard error, taking the polynomials for orthonormal over the trials, which they are but for sampling. */
export function errorWith(model: Metamodel, input: number, score: number): number {
  const squares = model.coefficients[input].reduce((sum, _, place) => sum + hermite(place + 1, score) ** 2, 1);
  return model.residual * Math.sqrt(squares / model.trials);
}

/** The response at one point of all inputs, interactions left aside. */
export function valueAtPoint({ intercept, coefficients }: Metamodel, point: readonly number[]): number {
  return coefficients.reduce((sum, own, input) => sum + effect(own, point[input]), intercept);
}

/** Its derivatives there: He_n' = n He_(n-1), so the normalised polynomials have h_n' = sqrt(n) h_(n-1). */
export function gradientAtPoint({ coefficients }: Metamodel, point: readonly number[]): number[] {
  return coefficients.map((own, input) =>
    own.reduce((sum, weight, place) => sum + weight * Math.sqrt(place + 1) * hermite(place, point[input]), 0),
  );
}

const effect = (coefficients: readonly number[], score: number): number =>
  coefficients.reduce((sum, weight, place) => sum + weight * hermite(place + 1, score), 0);

/** He_n(z) / sqrt(n!) for n = 0 .. 3, orthonormal under the normal distribution (Abramowitz & Stegun 1964, 22.2.15). */
function hermite(degree: number, z: number): number {
  if (degree === 0) return 1;
  if (degree === 1) return z;
  return degree === 2 ? (z * z - 1) / Math.SQRT2 : (z * z * z - 3 * z) / Math.sqrt(6);
}

/** By the normal equations: the columns are nearly orthonormal, so squaring their condition number costs nothing. */
function leastSquares(columns: readonly Float64Array[], y: Float64Array): number[] {
  const matrix = columns.map((a, row) => columns.map((b, column) => (column <= row ? dot(a, b) / y.length : 0)));
  matrix.forEach((line, row) => {
    // A discrete input with few values makes its polynomials dependent: a trace of ridge keeps the factor defined.
    line[row] += LEAST_RIDGE;
    for (let column = row + 1; column < line.length; column++) line[column] = matrix[column][row];
  });
  const factor = choleskyFactor(matrix);
  if (factor === undefined) throw new RangeError("too few trials to fit a metamodel");
  return backSubstitute(
    factor,
    forwardSubstitute(
      factor,
      columns.map((column) => dot(column, y) / y.length),
    ),
  );
}

const LEAST_RIDGE = 1e-9;

function forwardSubstitute(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const solution: number[] = [];
  right.forEach((value, row) => {
    const known = solution.reduce((sum, x, column) => sum + lower[row][column] * x, 0);
    solution.push((value - known) / lower[row][row]);
  });
  return solution;
}

function backSubstitute(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const solution = [...right];
  for (let row = right.length - 1; row >= 0; row--) {
    for (let below = row + 1; below < right.length; below++) solution[row] -= lower[below][row] * solution[below];
    solution[row] /= lower[row][row];
  }
  return solution;
}

function residualDeviation(columns: readonly Float64Array[], y: Float64Array, solution: readonly number[]): number {
  let sum = 0;
  for (let trial = 0; trial < y.length; trial++) {
    const fitted = solution.reduce((total, weight, column) => total + weight * columns[column][trial], 0);
    sum += (y[trial] - fitted) ** 2;
  }
  return Math.sqrt(sum / Math.max(1, y.length - columns.length));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
