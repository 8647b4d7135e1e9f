import { bytesOfBase64 } from "../foundation/base64.js";
import { exp } from "./elementary/exp.js";
import { log } from "./elementary/log.js";
import { log1p } from "./elementary/log1p.js";
import { CELLS, GAMMA_TABLE_SIZE, LARGEST_SCORE, WIDTH } from "./gamma-from-table.js";
import { gammaQuantile, gammaUpperQuantile } from "./special/gamma-quantile.js";
import { incompleteGamma } from "./special/incomplete-gamma.js";
import { logGamma } from "./special/log-gamma.js";
import { normalCdf } from "./special/normal-cdf.js";

/** From this shape on the Cornish-Fisher expansion errs by less than 1e-12 in the distribution function. */
const LARGE_SHAPE = 1e5;

/** Below this logarithm of the value only the first term of the series of P counts, and exp() would soon underflow. */
const TINY_LOG = -500;

/**
 * The quantile function of the gamma distribution with this shape (> 0, Infinity allowed) and mean 1, tabulated for
 * `gammaFromTable`, not to be changed: log(value) and its slope per cell at equidistant normal scores from -8.3 to 8.3, in turn.
 */
export function createGammaTable(shape: number): Float64Array {
  if (last?.shape !== shape) last = { shape, table: madeTable(shape) ?? tabulate(shape) };
  return last.table;
}

/** The table that most scenarios use, which the build puts here; sources that run as they are make it. */
declare const MADE_GAMMA_TABLE: { readonly shape: number; readonly base64: string } | undefined;

function madeTable(shape: number): Float64Array | undefined {
  if (typeof MADE_GAMMA_TABLE === "undefined" || MADE_GAMMA_TABLE.shape !== shape) return undefined;
  return new Float64Array(bytesOfBase64(MADE_GAMMA_TABLE.base64).buffer);
}

/** A table takes as long as some ten thousand months, and plan after plan has the same shape. */
let last: { readonly shape: number; readonly table: Float64Array } | undefined;

function tabulate(shape: number): Float64Array {
  const table = new Float64Array(GAMMA_TABLE_SIZE);
  const pointAt = shape < LARGE_SHAPE ? exactPoint : expandedPoint;
  for (let i = 0; i <= CELLS; i++) {
    const { logValue, slope } = pointAt(shape, i * WIDTH - LARGEST_SCORE);
    table[2 * i] = logValue;
    table[2 * i + 1] = slope * WIDTH;
  }
  return table;
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
