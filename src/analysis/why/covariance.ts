/** Means and sums of cross-products of a stream of vectors; plain data, changed in place. */
export interface RunningCovariance {
  count: number;
  readonly means: Float64Array;
  /** Sum over the vectors of (x_i - mean_i)(x_j - mean_j), row by row. */
  readonly products: Float64Array;
  /** Of the last vector, from the means before it. */
  readonly deviations: Float64Array;
}

export function createCovariance(size: number): RunningCovariance {
  const [means, products, deviations] = [size, size * size, size].map((length) => new Float64Array(length));
  return { count: 0, means, products, deviations };
}

/**
 * Adds one vector (Welford 1962, "Note on a method for calculating corrected sums of squares and products",
 * Technometrics 4).
 */
export function addVector(running: RunningCovariance, vector: Float64Array): void {
  const { means, products, deviations } = running;
  const size = means.length;
  running.count++;
  for (let i = 0; i < size; i++) {
    deviations[i] = vector[i] - means[i];
    means[i] += deviations[i] / running.count;
  }
  for (let i = 0; i < size; i++) {
    const after = vector[i] - means[i];
    for (let j = 0; j < size; j++) products[i * size + j] += after * deviations[j];
  }
}

/** A sum of terms this much smaller than their sizes is nothing but their rounding. */
const ROUNDING = 1e-14;

/** Standard error of the sum of weights[i] x means[i]; NaN below two vectors. */
export function combinationError({ count, means, products }: RunningCovariance, weights: ArrayLike<number>): number {
  if (count < 2) return NaN;
  let sum = 0;
  let sizes = 0;
  for (let i = 0; i < means.length; i++) {
    for (let j = 0; j < means.length; j++) {
      const term = weights[i] * weights[j] * products[i * means.length + j];
      sum += term;
      sizes += Math.abs(term);
    }
  }
  // False also for NaN, which must stay NaN.
  return sum <= ROUNDING * sizes ? 0 : Math.sqrt(sum / ((count - 1) * count));
}
