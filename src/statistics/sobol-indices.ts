import { normalQuantile } from "../distributions/special/normal-quantile.js";
import { sumOf } from "../foundation/sum.js";

/** A share of a variance with its standard error. */
export interface Share {
  readonly share: number;
  readonly standardError: number;
}

/** Sobol' indices of one factor: `first` without, `total` with its interactions. */
export interface SobolIndices {
  readonly first: Share;
  readonly total: Share;
}

/**
 * Sobol' indices of a factor from the outputs of a Saltelli design: of the base points `a`, of the base points `b`, and of
 * `mixed`, the points of `a` with the factor alone taken from `b`. All of one length, row j belonging to base point j.
 *
 * First order: Saltelli et al. 2010 ("Variance based sensitivity analysis of model output", Computer Physics Communications
 * 181), table 2 (b): mean of f(B) (f(AB) - f(A)), with f(B) centred. Total: Jansen 1999 ("Analysis of variance designs for
 * model output", Computer Physics Communications 117), table 2 (f) there: mean of (f(A) - f(AB))^2 / 2. Both divided by the
 * variance of a and b together. Standard errors are those of a ratio of means over independent base points (linearised), so
 * no resampling is needed; they are for independently drawn base points, not for quasi-random ones.
 *
 * Not for factors that depend on each other: put those in one factor.
 */
export function sobolIndices(a: Float64Array, b: Float64Array, mixed: Float64Array): SobolIndices {
  const mean = (sumOf(a) + sumOf(b)) / (2 * a.length);
  const variances = a.map((value, j) => ((value - mean) ** 2 + (b[j] - mean) ** 2) / 2);
  return {
    first: ratioOfMeans(
      mixed.map((value, j) => (b[j] - mean) * (value - a[j])),
      variances,
    ),
    total: ratioOfMeans(
      mixed.map((value, j) => (value - a[j]) ** 2 / 2),
      variances,
    ),
  };
}

/** mean(x) / mean(y) and its linearised standard error (Cochran, "Sampling Techniques", 3rd ed. 1977, equation 2.46). */
export function ratioOfMeans(x: Float64Array, y: Float64Array): Share {
  const count = x.length;
  const denominator = sumOf(y) / count;
  const share = sumOf(x) / count / denominator;
  let squares = 0;
  for (let j = 0; j < count; j++) squares += (x[j] - share * y[j]) ** 2;
  return { share, standardError: Math.sqrt(squares / (count - 1) / count) / Math.abs(denominator) };
}

/** The 95 % confidence interval of a share. */
export function shareInterval({ share, standardError }: Share): readonly [number, number] {
  const half = normalQuantile(0.975) * standardError;
  return [share - half, share + half];
}
