import { gammaQuantile } from "../../distributions/special/gamma-quantile.js";
import { logGamma } from "../../distributions/special/log-gamma.js";
import { normalQuantile } from "../../distributions/special/normal-quantile.js";
import { factorise, solve, type CholeskyFactor } from "../../statistics/linear-system.js";
import type { WeightedDraws } from "./weighted-draws.js";
import { minimise } from "./nelder-mead.js";

type LogDensity = (point: readonly number[]) => number;

/** A posterior in several numbers, and how likely the data are under the model: the log of the integral of the density. */
export interface ImportanceSample extends WeightedDraws {
  readonly logEvidence: number;
}

const FIRST_POINTS = 192;
const POINTS = 512;
/** Tails of the proposal are those of Student's t with so many degrees of freedom: heavier than a posterior's. */
const DEGREES = 5;
/** Of a finite difference, in standard deviations of a parameter or so. */
const STEP = 0.02;

/** Where a log density is highest, and how wide it is there. */
export interface Peak {
  readonly mode: readonly number[];
  /** Inverse of the negative Hessian of the log density at the mode, row by row. */
  readonly covariance: Float64Array;
  /** Laplace's approximation of the log of the integral. */
  readonly logEvidence: number;
}

/** The mode and Laplace's approximation (Tierney & Kadane, JASA 81 (1986) 82-86). */
export function peakOf(logDensity: LogDensity, start: readonly number[]): Peak {
  const size = start.length;
  const { at: mode } = minimise((x) => -logDensity(x), start);
  const covariance = inverse(negativeHessian(logDensity, mode), size);
  const { entries } = factorise({ size, entries: covariance });
  let logEvidence = logDensity(mode) + (size / 2) * Math.log(2 * Math.PI);
  for (let place = 0; place < size; place++) logEvidence += Math.log(entries[place * size + place]);
  return { mode, covariance, logEvidence };
}

/**
 * A posterior known by its log density but for a constant: Laplace's approximation at its peak, made exact by importance sampling
 * from Student's t around it at fixed points of Halton's sequence, in two rounds, the second from the moments of the first.
 * No random numbers: the same data give the same answer. `wider` is a factor of the peak's covariance, where the density is flatter.
 *
 * Sources: Geweke, Econometrica 57 (1989) 1317-1339; Halton, Numerische Mathematik 2 (1960) 84-90.
 */
export function importanceSample(logDensity: LogDensity, { mode, covariance }: Peak, wider = 1): ImportanceSample {
  const first = round(
    logDensity,
    mode,
    covariance.map((entry) => entry * wider),
    FIRST_POINTS,
  );
  const moments = momentsOfDraws(first, mode.length);
  return round(logDensity, moments.mean, moments.covariance, POINTS);
}

function round(
  logDensity: LogDensity,
  centre: readonly number[],
  covariance: Float64Array,
  count: number,
): ImportanceSample {
  const size = centre.length;
  const factor = factorise({ size, entries: covariance });
  const table = scores(size).slice(0, count);
  const points = table.map((score) => placed(centre, factor, score));
  const logs = points.map((point, place) => logDensity(point) - logStudent(table[place], factor));
  const finite = logs.map((value) => (Number.isFinite(value) ? value : -Infinity));
  const largest = Math.max(...finite);
  const raw = finite.map((value) => Math.exp(value - largest));
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return { points, weights: raw.map((weight) => weight / sum), logEvidence: largest + Math.log(sum / count) };
}

/** Centre + L z. */
function placed(centre: readonly number[], { size, entries }: CholeskyFactor, score: readonly number[]): number[] {
  return centre.map((x, row) => {
    let sum = x;
    for (let column = 0; column <= row; column++) sum += entries[row * size + column] * score[column];
    return sum;
  });
}

/** Log density of Student's t in several dimensions at centre + L z. */
function logStudent(score: readonly number[], { size, entries }: CholeskyFactor): number {
  const square = score.reduce((sum, z) => sum + z * z, 0);
  let logDeterminant = 0;
  for (let place = 0; place < size; place++) logDeterminant += Math.log(entries[place * size + place]);
  return -logDeterminant - ((DEGREES + size) / 2) * Math.log1p(square / DEGREES) + logConstant(size);
}

const logConstant = (size: number): number =>
  logGamma((DEGREES + size) / 2) - logGamma(DEGREES / 2) - (size / 2) * Math.log(DEGREES * Math.PI);

const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19];
const scoreTables = new Map<number, readonly (readonly number[])[]>();

/** Standard t scores in `size` dimensions at Halton's points. */
function scores(size: number): readonly (readonly number[])[] {
  const known = scoreTables.get(size);
  if (known !== undefined) return known;
  const table = Array.from({ length: POINTS }, (_, place) => {
    const uniform = (axis: number): number => radicalInverse(place + 20, PRIMES[axis]);
    const stretch = Math.sqrt(DEGREES / (2 * gammaQuantile(uniform(size), DEGREES / 2)));
    return Array.from({ length: size }, (_unused, axis) => stretch * normalQuantile(uniform(axis)));
  });
  scoreTables.set(size, table);
  return table;
}

/** The digits of `whole` in `base`, mirrored at the point (van der Corput's sequence). */
export function radicalInverse(whole: number, base: number): number {
  let value = 0;
  let digit = 1 / base;
  for (let rest = whole; rest > 0; rest = Math.floor(rest / base)) {
    value += digit * (rest % base);
    digit /= base;
  }
  return value;
}

function momentsOfDraws({ points, weights }: WeightedDraws, size: number) {
  const mean = Array.from({ length: size }, (_, axis) =>
    points.reduce((sum, point, place) => sum + weights[place] * point[axis], 0),
  );
  const covariance = new Float64Array(size * size);
  points.forEach((point, place) => {
    for (let row = 0; row < size; row++)
      for (let column = 0; column < size; column++)
        covariance[row * size + column] += weights[place] * (point[row] - mean[row]) * (point[column] - mean[column]);
  });
  // Few points in the tails make a round too narrow; a floor keeps a dimension that one point decides open.
  for (let place = 0; place < size; place++) covariance[place * size + place] += 1e-10;
  return { mean, covariance };
}

/** By central differences, with steps brought to the curvature of each parameter. */
function negativeHessian(logDensity: LogDensity, at: readonly number[]): Float64Array {
  const size = at.length;
  const moved = (changes: readonly (readonly [number, number])[]): number =>
    logDensity(at.map((x, axis) => changes.reduce((sum, [which, by]) => (which === axis ? sum + by : sum), x)));
  const centre = logDensity(at);
  const curvature = (axis: number, step: number): number =>
    -(moved([[axis, step]]) + moved([[axis, -step]]) - 2 * centre) / (step * step);
  const steps = at.map((_, axis) => {
    const rough = curvature(axis, STEP);
    return rough > 1e-4 ? Math.min(1, Math.max(1e-5, 0.2 / Math.sqrt(rough))) : 1;
  });
  const entries = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    entries[row * size + row] = Math.max(1e-3, curvature(row, steps[row]));
    for (let column = 0; column < row; column++) {
      const corner = (a: number, b: number): number =>
        moved([
          [row, a * steps[row]],
          [column, b * steps[column]],
        ]);
      const mixed = (corner(1, 1) - corner(1, -1) - corner(-1, 1) + corner(-1, -1)) / (4 * steps[row] * steps[column]);
      entries[row * size + column] = -mixed;
      entries[column * size + row] = -mixed;
    }
  }
  return entries;
}

/** The inverse of a symmetric matrix; where it is not positive definite, that of its diagonal. */
function inverse(entries: Float64Array, size: number): Float64Array {
  const factor = factorise({ size, entries });
  const result = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    const unit = new Float64Array(size).fill(1, column, column + 1);
    const solved = factor.dropped.includes(true)
      ? unit.map((one, row) => one / entries[row * size + row])
      : solve(factor, unit);
    for (let row = 0; row < size; row++) result[row * size + column] = solved[row];
  }
  return result;
}
