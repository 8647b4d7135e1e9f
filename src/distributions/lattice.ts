/**
 * The Cornish-Fisher expansion x of a binomial or Poisson quantile lies within
 * `(MARGIN + MARGIN_TAIL * z^6) / sd^3 + MARGIN_SCORE * sd` of the value it approximates, so that floor(x) is the exact
 * quantile unless x comes that close to an integer.
 *
 * How obtained: where u = F(k) the expanded function is k + 1. |x - (k + 1)| * sd^3 was scanned over all k with |z| < 8 for
 * 1501 Poisson means from 0.2 to 2000 and for 121 values of p at 80 of n up to 5000, variance from 0.2 on: it is at most
 * 0.028 for |z| < 1 and 0.037 for |z| < 2, then grows like 0.0009 z^6. The constants leave a fifth to spare; a test repeats
 * the scan. MARGIN_SCORE stands for the rounding of x and for an error of the normal score itself.
 */
export const MARGIN = 0.04;
export const MARGIN_TAIL = 0.0011;
export const MARGIN_SCORE = 1e-9;

/** Below this variance the expansion is undecided so often that summing at once is faster (measured). */
export const EXPANDED_FROM = 0.6;

/** From this variance on a decision near an integer would need a million terms and more: floor(x) is taken as it is. */
export const LARGEST_EXACT_VARIANCE = 1e10;

/** 1/k for k = 1 .. 63, as far as a sum of the mass function from zero ever goes; entry 0 is not used. */
export const RECIPROCAL = new Float64Array(64);
for (let k = 1; k < RECIPROCAL.length; k++) RECIPROCAL[k] = 1 / k;

/** Tails smaller than this, P(Z > 5), drown in the rounding of a sum from the other end: they are summed themselves. */
export const SMALL_TAIL = 2.8665e-7;
