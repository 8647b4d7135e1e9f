import { exp } from "./elementary/exp.js";
import { log } from "./elementary/log.js";
import { log1p } from "./elementary/log1p.js";
import { wholePower } from "./elementary/whole-power.js";
import { toInteger } from "./elementary/words.js";
import { binomialMass } from "./binomial-mass.js";
import {
  EXPANDED_FROM,
  LARGEST_EXACT_VARIANCE,
  MARGIN,
  MARGIN_SCORE,
  MARGIN_TAIL,
  RECIPROCAL,
  SMALL_TAIL,
} from "./lattice.js";
import { searchQuantile } from "./search-quantile.js";

/**
 * Up to this variance F is summed from zero, which is faster than a search that starts with a mass in saddle-point form.
 * @public to assembly/lanes
 */
export const VARIANCE_SUMMED_TO = 8;

/** Up to this n a power is a product, which is faster; beyond, the rounding of its base would count. @public to assembly/lanes */
export const MULTIPLIED_TO = 1000;

/**
 * Quantile function of the binomial distribution: the smallest k with F(k) >= u. Exact up to an error of 1e-12 in F for
 * variances up to 1e10, within rounding of the expansion beyond. Non-decreasing in `u`, `n` and `p`.
 *
 * Method: Cornish-Fisher expansion on the lattice (Cornish & Fisher 1937 with Sheppard's corrections) up to the term in
 * 1/variance; where it cannot decide, sums of the mass function do. With p -> 0 the expansion becomes the Poisson one.
 *
 * @param u in (0, 1)
 * @param z the standard normal quantile of u
 * @param n whole, >= 0
 * @param p in [0, 1]
 */
export function binomialQuantile(u: number, z: number, n: number, p: number): number {
  const mean = n * p;
  if (u <= 1 - mean) return 0; // F(0) = (1 - p)^n >= 1 - n p
  const a = p * (1 - p);
  const variance = n * a;
  if (variance < EXPANDED_FROM) return sumFromEnd(u, n, p);
  const sd = Math.sqrt(variance);
  const perVariance = 1 / variance;
  const zz = z * z;
  const skew = 1 - 2 * p;
  const even = (zz - 1) * (1 / 6) + (1 + 0.5 * a) * (zz * (3 * zz + 7) - 16) * (1 / 810) * perVariance;
  const odd = z - z * (2 - 14 * a + zz * (1 + 2 * a)) * (1 / 72) * perVariance;
  const x = mean + 0.5 + skew * even + sd * odd;
  const k = Math.floor(x);
  const margin = sd * ((MARGIN + MARGIN_TAIL * zz * zz * zz) * (perVariance * perVariance) + MARGIN_SCORE);
  if (Math.abs(x - k - 0.5) < 0.5 - margin) return k;
  return variance < VARIANCE_SUMMED_TO ? sumFromEnd(u, n, p) : search(u, Math.min(n, Math.max(0, k)), n, p);
}

/** Sums the mass function from the end with the smaller mean; only a very small tail at the far end is searched. */
function sumFromEnd(u: number, n: number, p: number): number {
  if (u > n * (1 - p)) return n; // F(n - 1) = 1 - p^n <= n (1 - p)
  if (p > 0.5) return u < SMALL_TAIL ? search(u, n - farEnd(n, p), n, p) : n - failures(1 - u, n, p);
  return u > 1 - SMALL_TAIL ? search(u, farEnd(n, p), n, p) : successes(u, n, p);
}

/** A count beyond all but a tiny tail, on the side of the larger mean. */
function farEnd(n: number, p: number): number {
  return Math.min(n, Math.floor(n * Math.min(p, 1 - p) + 8.3 * Math.sqrt(n * p * (1 - p))) + 12);
}

function successes(u: number, n: number, p: number): number {
  const odds = p / (1 - p);
  const next = (n + 1) * odds;
  let mass = n <= MULTIPLIED_TO ? wholePower(1 - p, toInteger(n)) : exp(n * log1p(-p));
  let sum = mass;
  let k = 0;
  while (sum < u && k < n && k < 63) {
    k++;
    mass *= next * RECIPROCAL[k] - odds;
    sum += mass;
  }
  return k;
}

/** The failures left when the smallest k has been reached: the largest j with P(failures < j) <= v = 1 - u. */
function failures(v: number, n: number, p: number): number {
  const odds = (1 - p) / p;
  const next = (n + 1) * odds;
  let mass = n <= MULTIPLIED_TO ? wholePower(p, toInteger(n)) : exp(n * log(p));
  let sum = mass;
  let j = 0;
  while (sum <= v && j < n && j < 63) {
    j++;
    mass *= next * RECIPROCAL[j] - odds;
    sum += mass;
  }
  return j;
}

function search(u: number, start: number, n: number, p: number): number {
  if (!(n * p * (1 - p) <= LARGEST_EXACT_VARIANCE && start >= 0)) return start;
  const odds = p / (1 - p);
  return searchQuantile(u, start, binomialMass(start, n, p), odds, odds, n);
}
