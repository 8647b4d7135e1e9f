import { dot } from "./inner-products.js";
import { quantile, sortSamples, type SortedSamples } from "./quantile.js";

/** The outermost knots lie at these quantiles of the sample. */
const OUTER_KNOTS = [0.025, 0.975] as const;

/**
 * Columns that span the natural cubic splines in `values`, constants left out: cubic between `degreesOfFreedom` + 1 knots
 * at evenly spaced quantiles, linear beyond the outer ones. Each column has mean 0 and mean square 1 over the sample and is
 * orthogonal to the others; fewer columns come back where the values are too few to tell them apart. With one degree of
 * freedom: a straight line.
 *
 * `sorted`: the values in order, where they are known so.
 *
 * Basis: Hastie, Tibshirani & Friedman, "The Elements of Statistical Learning" (2nd ed. 2009), equations 5.4 and 5.5.
 */
export function naturalSplineColumns(
  values: Float64Array,
  degreesOfFreedom: number,
  sorted = sortSamples(values),
): Float64Array[] {
  const raw = [values];
  if (degreesOfFreedom > 1) {
    const knots = knotsOf(sorted, degreesOfFreedom + 1);
    const last = knots.length - 1;
    for (let knot = 0; knot < last - 1; knot++) {
      raw.push(values.map((x) => bend(x, knots[knot], knots[last]) - bend(x, knots[last - 1], knots[last])));
    }
  }
  return orthonormal(raw);
}

/** Distinct quantiles. */
function knotsOf(sorted: SortedSamples, count: number): number[] {
  const [low, high] = OUTER_KNOTS;
  const knots = Array.from({ length: count }, (_, k) => quantile(sorted, low + ((high - low) * k) / (count - 1)));
  return [...new Set(knots)];
}

/** d_k of equation 5.5. */
function bend(x: number, knot: number, last: number): number {
  return (cubeAbove(x, knot) - cubeAbove(x, last)) / (last - knot);
}

function cubeAbove(x: number, knot: number): number {
  const above = Math.max(0, x - knot);
  return above * above * above;
}

/** A column of which less than this share is left once the others are taken out is a combination of them. */
const LEAST_SHARE = 1e-8;

/** Modified Gram-Schmidt, twice for accuracy (Golub & Van Loan 1996, section 5.2.8), after the means are taken out. */
function orthonormal(columns: readonly Float64Array[]): Float64Array[] {
  const done: Float64Array[] = [];
  for (const column of columns) {
    const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
    const own = column.map((x) => x - mean);
    const before = dot(own, own);
    for (const other of [...done, ...done]) {
      const share = dot(own, other) / own.length;
      for (let i = 0; i < own.length; i++) own[i] -= share * other[i];
    }
    const after = dot(own, own);
    if (!(after > LEAST_SHARE * before)) continue;
    const scale = Math.sqrt(own.length / after);
    done.push(own.map((x) => x * scale));
  }
  return done;
}
