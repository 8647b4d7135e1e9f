import { exp } from "./elementary/exp.js";
import {
  EXPANDED_FROM,
  LARGEST_EXACT_VARIANCE,
  MARGIN,
  MARGIN_SCORE,
  MARGIN_TAIL,
  RECIPROCAL,
  SMALL_TAIL,
} from "./lattice.js";
import { poissonMass } from "./poisson-mass.js";
import { searchQuantile } from "./search-quantile.js";

/**
 * Up to this mean F is summed from zero, which is faster than a search that starts with a mass in saddle-point form.
 * @public to assembly/lanes
 */
export const MEAN_SUMMED_TO = 16;

/** Stands for "no largest value" in the recurrence of the search, where 0 * Infinity would not do. */
const UNLIMITED = 1e300;

/**
 * Quantile function of the Poisson distribution: the smallest k with F(k) >= u. Exact up to an error of 1e-12 in F for
 * means up to 1e10, within rounding of the expansion beyond. Non-decreasing in `u` and `mean`.
 *
 * Method: Cornish-Fisher expansion on the lattice up to the term in 1/mean, as in Giles, "Algorithm 955: Approximation of
 * the inverse Poisson cumulative distribution function", ACM TOMS 42 (2016); where it cannot decide, sums of
 * the mass function do.
 *
 * @param u in (0, 1)
 * @param z the standard normal quantile of u
 * @param mean >= 0
 */
export function poissonQuantile(u: number, z: number, mean: number): number {
  if (u <= 1 - mean) return 0; // F(0) = exp(-mean) >= 1 - mean
  if (mean < EXPANDED_FROM) return sumFromZero(u, mean);
  const sd = Math.sqrt(mean);
  const perMean = 1 / mean;
  const zz = z * z;
  const even = (zz + 2) * (1 / 6) + (zz * (3 * zz + 7) - 16) * (1 / 810) * perMean;
  const odd = z - z * (2 + zz) * (1 / 72) * perMean;
  const x = mean + even + sd * odd;
  const k = Math.floor(x);
  const margin = sd * ((MARGIN + MARGIN_TAIL * zz * zz * zz) * (perMean * perMean) + MARGIN_SCORE);
  if (Math.abs(x - k - 0.5) < 0.5 - margin) return k;
  return mean < MEAN_SUMMED_TO ? sumFromZero(u, mean) : search(u, Math.max(0, k), mean);
}

/** @public to assembly/lanes */
export function sumFromZero(u: number, mean: number): number {
  if (u > 1 - SMALL_TAIL) return search(u, Math.floor(mean + 8.3 * Math.sqrt(mean)) + 12, mean);
  let mass = exp(-mean);
  let sum = mass;
  let k = 0;
  while (sum < u && k < 63) {
    k++;
    mass *= mean * RECIPROCAL[k];
    sum += mass;
  }
  return k;
}

function search(u: number, start: number, mean: number): number {
  if (!(mean <= LARGEST_EXACT_VARIANCE && start >= 0)) return start;
  return searchQuantile(u, start, poissonMass(start, mean), mean, 0, UNLIMITED);
}
