import { searchQuantile } from "./discrete-search.js";
import { RECIPROCAL, SEARCHED_TAIL } from "./small-counts.js";
import { deviance } from "./special/deviance.js";
import { stirlingError } from "./special/log-gamma.js";

const SMALL_VARIANCE = 4;
const EXACT_VARIANCE_LIMIT = 1e10;

/**
 * Quantile function of the binomial distribution: the smallest k with F(k) >= u.
 * `u` in (0, 1), `z` the normal score of u (`normalQuantile(u)`), `n` a count >= 0, `p` in [0, 1], `logQ` = log1p(-p).
 */
export function binomialQuantile(u: number, z: number, n: number, p: number, logQ: number): number {
  const q = 1 - p;
  const a = p * q;
  const variance = n * a;
  if (variance < SMALL_VARIANCE) {
    if (p > 0.5) return n - mirrored(u, z, n, p);
    return u <= 1 - n * p ? 0 : smallBinomial(u, z, n, p, logQ);
  }
  const s = Math.sqrt(variance);
  const inverse = 1 / s;
  const v = z * z;
  const skew = q - p;
  const x =
    n * p +
    0.5 +
    s * z +
    (skew * (v - 1)) / 6 -
    z * (2 - 14 * a + v * (1 + 2 * a)) * (inverse / 72) +
    skew * (1 + a / 2) * (v * (3 * v + 7) - 16) * ((inverse * inverse) / 810);
  const delta = (0.04 + 0.0011 * v * v * v) * (inverse * inverse * inverse) + 1e-9 * s;
  const k = Math.floor(x);
  const fraction = x - k;
  if (fraction > delta && fraction < 1 - delta) return k < 0 ? 0 : k > n ? n : k;
  return decideBinomial(u, x, n, p, logQ);
}

function smallBinomial(u: number, z: number, n: number, p: number, logQ: number): number {
  if (z > SEARCHED_TAIL) return decideBinomial(u, n * p + Math.sqrt(n * p) * z + (z * z) / 6, n, p, logQ);
  const odds = p / (1 - p);
  const scaled = (n + 1) * odds;
  const last = n < 63 ? n : 63;
  let pmf = Math.exp(n * logQ);
  let sum = pmf;
  let k = 0;
  while (sum < u && k < last) {
    k++;
    pmf *= scaled * RECIPROCAL[k] - odds;
    sum += pmf;
  }
  return k;
}

/** n - quantile for p > 1/2: the largest j with P(J < j) <= 1 - u, where J ~ Bin(n, 1-p) counts the failures. */
function mirrored(u: number, z: number, n: number, p: number): number {
  const q = 1 - p;
  const v = 1 - u;
  if (v < 1 - n * q) return 0;
  if (z < -SEARCHED_TAIL)
    return n - decideBinomial(u, n * p + Math.sqrt(n * q) * z - (z * z) / 6, n, p, Math.log1p(-p));
  const odds = q / p;
  const scaled = (n + 1) * odds;
  const last = n < 63 ? n : 63;
  let pmf = Math.exp(n * Math.log(p));
  let sum = pmf;
  let j = 0;
  while (sum <= v && j < last) {
    j++;
    pmf *= scaled * RECIPROCAL[j] - odds;
    sum += pmf;
  }
  return j;
}

function decideBinomial(u: number, x: number, n: number, p: number, logQ: number): number {
  const k = Math.min(n, Math.max(0, Math.floor(x)));
  if (!(n * p * (1 - p) <= EXACT_VARIANCE_LIMIT && k >= 0)) return k;
  const odds = p / (1 - p);
  return searchQuantile(u, k, binomialPmf(k, n, p, logQ), odds, odds, n);
}

/** P(X = k) for X ~ Bin(n, p), 0 < p < 1, in saddle-point form (Loader 2000). */
export function binomialPmf(k: number, n: number, p: number, logQ: number): number {
  if (k === 0) return Math.exp(n * logQ);
  if (k === n) return Math.exp(n * Math.log(p));
  const error = stirlingError(n) - stirlingError(k) - stirlingError(n - k);
  const distance = deviance(k, n * p) + deviance(n - k, n * (1 - p));
  return Math.exp(error - distance) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
}
