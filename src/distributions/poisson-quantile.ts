import { searchQuantile } from "./discrete-search.js";
import { RECIPROCAL, SEARCHED_TAIL } from "./small-counts.js";
import { deviance } from "./special/deviance.js";
import { stirlingError } from "./special/log-gamma.js";

const SMALL_MEAN = 4;

/** From this variance on the lattice is finer than what a sum of rounded terms could decide: floor(x) is the answer. */
const EXACT_VARIANCE_LIMIT = 1e10;

/** Stands for "no upper limit" in the recurrence of the search, where infinity times zero would not do. */
const UNLIMITED = 9007199254740991;

/**
 * Quantile function of the Poisson distribution: the smallest k with F(k) >= u.
 * `u` in (0, 1), `z` the normal score of u (`normalQuantile(u)`), `mean` >= 0.
 */
export function poissonQuantile(u: number, z: number, mean: number): number {
  if (mean < SMALL_MEAN) return u <= 1 - mean ? 0 : smallPoisson(u, z, mean);
  const s = Math.sqrt(mean);
  const inverse = 1 / s;
  const v = z * z;
  const x =
    mean + 1 / 3 + s * z + v / 6 - z * (2 + v) * (inverse / 72) + (v * (3 * v + 7) - 16) * ((inverse * inverse) / 810);
  const delta = (0.04 + 0.0011 * v * v * v) * (inverse * inverse * inverse) + 1e-9 * s;
  const k = Math.floor(x);
  const fraction = x - k;
  if (fraction > delta && fraction < 1 - delta) return k < 0 ? 0 : k;
  return decidePoisson(u, x, mean);
}

function smallPoisson(u: number, z: number, mean: number): number {
  if (z > SEARCHED_TAIL) return decidePoisson(u, mean + Math.sqrt(mean) * z + (z * z) / 6, mean);
  let pmf = Math.exp(-mean);
  let sum = pmf;
  let k = 0;
  while (sum < u && k < 63) {
    k++;
    pmf *= mean * RECIPROCAL[k];
    sum += pmf;
  }
  return k;
}

function decidePoisson(u: number, x: number, mean: number): number {
  const k = Math.max(0, Math.floor(x));
  if (!(mean <= EXACT_VARIANCE_LIMIT && k >= 0)) return k;
  return searchQuantile(u, k, poissonPmf(k, mean), mean, 0, UNLIMITED);
}

/** P(X = k) for X ~ Poisson(mean), mean > 0, in saddle-point form (Loader 2000). */
export function poissonPmf(k: number, mean: number): number {
  if (k === 0) return Math.exp(-mean);
  return Math.exp(-stirlingError(k) - deviance(k, mean)) / Math.sqrt(2 * Math.PI * k);
}
