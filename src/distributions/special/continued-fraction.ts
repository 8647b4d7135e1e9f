/** Stands in for a zero denominator, far below the size of any term. */
const TINY = 1e-100;
const RELATIVE_TOLERANCE = 2e-16;

/** Far beyond what shapes up to 1e8 need: convergence takes about the square root of the shape. */
const MOST_TERMS = 1_000_000;

/**
 * a1/(b1 + a2/(b2 + a3/(b3 + ...))) to about machine accuracy; NaN if a term is NaN or the fraction does not converge.
 *
 * Source: modified Lentz method, Thompson & Barnett, "Coulomb and Bessel functions of complex arguments and order",
 * Journal of Computational Physics 64 (1986) 490-509, appendix.
 */
export function evaluateContinuedFraction(
  numerator: (term: number) => number,
  denominator: (term: number) => number,
): number {
  let value = TINY;
  let upper = TINY;
  let lower = 0;
  for (let k = 1; k <= MOST_TERMS; k++) {
    const a = numerator(k);
    const b = denominator(k);
    lower = 1 / (b + a * lower || TINY);
    upper = b + a / upper || TINY;
    const factor = upper * lower;
    value *= factor;
    if (Math.abs(factor - 1) <= RELATIVE_TOLERANCE) return value;
    if (Number.isNaN(factor)) return NaN;
  }
  return NaN;
}
