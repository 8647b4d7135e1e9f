/** A distribution on 0, 1, 2, ...: `below[k]` = P(X <= k) and `above[k]` = P(X > k), both without cancellation. */
export interface ExactLattice {
  readonly below: Float64Array;
  readonly above: Float64Array;
}

/** Weights below this share of the largest number are as good as zero: far beyond what a double can hold. */
const BITS = 1200n;

/** Poisson in integer arithmetic: the weights mean^k / k! are summed and divided by their sum, so no exp() is needed. */
export function exactPoisson(mean: number): ExactLattice {
  const [numerator, denominator] = fraction(mean);
  const last = Math.ceil(mean + 12 * Math.sqrt(mean)) + 40;
  return normalised(last, (k) => [numerator, denominator * BigInt(k)]);
}

/** Binomial in integer arithmetic with the exact value of the double p; 0 < p < 1. */
export function exactBinomial(n: number, p: number): ExactLattice {
  const [numerator, denominator] = fraction(p);
  return normalised(n, (k) => [BigInt(n - k + 1) * numerator, BigInt(k) * (denominator - numerator)]);
}

/**
 * How far, in probability, `k` is from being the smallest one with F(k) >= u; 0 if it is. The upper half is measured by
 * 1 - u against 1 - F.
 */
export function probabilityError({ below, above }: ExactLattice, u: number, k: number): number {
  if (!(k >= 0 && k < below.length)) return Infinity;
  if (u <= 0.5) return Math.max(0, u - below[k], k > 0 ? below[k - 1] - u : 0);
  return Math.max(0, above[k] - (1 - u), k > 0 ? 1 - u - above[k - 1] : 0);
}

/** Uniforms worth trying: strata, both extremes, and every cell boundary with steps of several sizes to either side. */
export function uniformsFor({ below, above }: ExactLattice, strata: number): number[] {
  const uniforms = [2 ** -53, 2 ** -40, 1e-9, 0.5, 1 - 1e-9, 1 - 2 ** -40, 1 - 2 ** -53];
  for (let i = 0; i < strata; i++) uniforms.push((i + 0.5) / strata);
  for (let k = 0; k < below.length; k++) {
    const boundary = below[k] < 0.5 ? below[k] : 1 - above[k];
    for (const step of [0, 1e-13, 1e-11, 1e-9, 1e-6]) uniforms.push(boundary - step, boundary + step);
  }
  return uniforms.filter((u) => u >= 2 ** -53 && u <= 1 - 2 ** -53);
}

/** The double as a fraction with a power of two below. */
function fraction(value: number): [bigint, bigint] {
  let numerator = value;
  let denominator = 1n;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    denominator *= 2n;
  }
  return [BigInt(numerator), denominator];
}

function normalised(last: number, ratio: (k: number) => [bigint, bigint]): ExactLattice {
  const weights = [1n << BITS];
  for (let k = 1; k <= last; k++) {
    const [numerator, denominator] = ratio(k);
    weights.push((weights[k - 1] * numerator) / denominator);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  const below = new Float64Array(last + 1);
  const above = new Float64Array(last + 1);
  let sum = 0n;
  weights.forEach((weight, k) => {
    sum += weight;
    below[k] = quotient(sum, total);
    above[k] = quotient(total - sum, total);
  });
  return { below, above };
}

function quotient(part: bigint, whole: bigint): number {
  const shift = Math.max(0, whole.toString(2).length - part.toString(2).length + 64);
  const digits = (part << BigInt(shift)) / whole;
  return Number(digits) * 2 ** -shift;
}
