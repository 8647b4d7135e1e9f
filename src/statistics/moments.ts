/**
 * Count, mean and sum of squared deviations from the mean of a sample. Moments of consecutive parts merge into those of
 * the whole. An empty sample has mean 0.
 */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** Sum of (x - mean)^2. */
  readonly m2: number;
}

export const NO_MOMENTS: Moments = { count: 0, mean: 0, m2: 0 };

/**
 * Moments of `values` (no NaN), by the two-pass algorithm on values shifted by the first one, so that a constant sample
 * has exactly that mean and m2 = 0 (Chan, Golub & LeVeque 1983, "Algorithms for computing the sample variance", The
 * American Statistician 37, sections 1 and 3).
 */
export function momentsOf(values: ArrayLike<number>): Moments {
  const count = values.length;
  if (count === 0) return NO_MOMENTS;
  const shift = values[0];
  const shiftedMean = meanLess(values, shift);
  let m2 = 0;
  for (let i = 0; i < count; i++) {
    const deviation = values[i] - shift - shiftedMean;
    m2 += deviation * deviation;
  }
  return { count, mean: shift + shiftedMean, m2 };
}

/** The mean alone: the same bits. 0 of no values. */
export const meanOf = (values: ArrayLike<number>): number =>
  values.length === 0 ? 0 : values[0] + meanLess(values, values[0]);

/** The mean of values that have been shifted. */
function meanLess(values: ArrayLike<number>, shift: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] - shift;
  return sum / values.length;
}

/**
 * Moments of the union of two samples (Chan, Golub & LeVeque 1979, "Updating formulae and a pairwise algorithm for
 * computing sample variances", Stanford STAN-CS-79-773, section 2). Not associative in the last digits: merge in a fixed order.
 */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const count = a.count + b.count;
  const delta = b.mean - a.mean;
  return {
    count,
    mean: a.mean + (delta * b.count) / count,
    m2: a.m2 + b.m2 + delta * delta * ((a.count * b.count) / count),
  };
}

/** Unbiased sample variance (divisor n - 1); NaN below two values. */
export function variance(moments: Moments): number {
  return moments.count < 2 ? NaN : moments.m2 / (moments.count - 1);
}

/** Root of the unbiased variance; NaN below two values. */
export function standardDeviation(moments: Moments): number {
  return Math.sqrt(variance(moments));
}

/** Standard error of the mean of independent values: s / sqrt(n); NaN below two values. */
export function standardErrorOfMean(moments: Moments): number {
  return Math.sqrt(variance(moments) / moments.count);
}
