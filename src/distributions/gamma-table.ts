import { exp } from "./elementary/exp.js";
import { log } from "./elementary/log.js";
import { log1p } from "./elementary/log1p.js";
import { gammaQuantile, gammaUpperQuantile } from "./special/gamma-quantile.js";
import { incompleteGamma } from "./special/incomplete-gamma.js";
import { logGamma } from "./special/log-gamma.js";
import { normalCdf } from "./special/normal-cdf.js";

/** Normal scores of all uniforms from 2^-53 to 1 - 2^-53 lie within. */
const LARGEST_SCORE = 8.3;

/** 512 cells keep the error of the cubic in the distribution function below 1e-9. */
const CELLS = 512;
const WIDTH = (2 * LARGEST_SCORE) / CELLS;

/** From this shape on the Cornish-Fisher expansion errs by less than 1e-12 in the distribution function. */
const LARGE_SHAPE = 1e5;

/** Below this logarithm of the value only the first term of the series of P counts, and exp() would soon underflow. */
const TINY_LOG = -500;

/**
 * The quantile function of the gamma distribution with this shape (> 0, Infinity allowed) and mean 1, tabulated for
 * `gammaFromTable`: log(value) and its slope per cell at equidistant normal scores from -8.3 to 8.3, in turn.
 */
export function createGammaTable(shape: number): Float64Array {
  const table = new Float64Array(2 * CELLS + 2);
  const pointAt = shape < LARGE_SHAPE ? exactPoint : expandedPoint;
  for (let i = 0; i <= CELLS; i++) {
    const { logValue, slope } = pointAt(shape, i * WIDTH - LARGEST_SCORE);
    table[2 * i] = logValue;
    table[2 * i + 1] = slope * WIDTH;
  }
  return table;
}

/**
 * The value at normal score `z` (clamped to -8.3 .. 8.3): cubic Hermite interpolation of its logarithm, which stays smooth
 * for small shapes too. The error in the distribution function is below 1e-9, as far as the value does not underflow to 0
 * (shapes below 0.05).
 */
export function gammaFromTable(table: Float64Array, z: number): number {
  const position = Math.max(0, Math.min(CELLS, (z + LARGEST_SCORE) / WIDTH));
  const cell = Math.min(CELLS - 1, Math.floor(position));
  const t = position - cell;
  const left = table[2 * cell];
  const leftSlope = table[2 * cell + 1];
  const rise = table[2 * cell + 2] - left;
  const rightSlope = table[2 * cell + 3];
  const bend = rise - leftSlope;
  return exp(left + t * (leftSlope + t * (bend + (1 - t) * (bend + rise - rightSlope))));
}

interface Point {
  readonly logValue: number;
  /** d log(value) / dz */
  readonly slope: number;
}

function exactPoint(shape: number, z: number): Point {
  const tail = normalCdf(-Math.abs(z));
  const density = exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  const firstTerm = (log(tail) + logGamma(shape + 1)) / shape; // DLMF 8.7.1
  if (z < 0 && firstTerm < TINY_LOG) return { logValue: firstTerm - log(shape), slope: density / (shape * tail) };
  const value = z < 0 ? gammaQuantile(tail, shape) : gammaUpperQuantile(tail, shape);
  return { logValue: log(value / shape), slope: density / incompleteGamma(shape, value).density };
}

/**
 * The Cornish-Fisher expansion of the chi-square quantile, for a gamma variate: Goldberg & Levine, "Approximate formulas
 * for the percentage points and normalization of t and chi-square", Annals of Mathematical Statistics 17 (1946) 216-225.
 */
function expandedPoint(shape: number, z: number): Point {
  const e = 1 / Math.sqrt(shape);
  const v = z * z;
  const excess = e * (z + e * ((v - 1) / 3 + e * ((z * (v - 7)) / 36 - (e * (v * (3 * v + 7) - 16)) / 810)));
  const excessSlope = e * (1 + e * ((2 * z) / 3 + e * ((3 * v - 7) / 36 - (e * z * (12 * v + 14)) / 810)));
  return { logValue: log1p(excess), slope: excessSlope / (1 + excess) };
}
