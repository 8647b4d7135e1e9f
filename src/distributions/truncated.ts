import type { Distribution, Law } from "./law.js";
import type { DiscreteSpec } from "./spec.js";

/** The closed interval a value is known to lie in; either end may be infinite. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/**
 * `law` given that it lies within the bounds: the quantile at u is that of `law` at F(min-) + u (F(max) - F(min-)),
 * computed from the upper tail where the bounds lie above the median, and never outside the bounds.
 */
export function truncated(law: Law, bounds: Bounds): Distribution {
  const { start, mass, fromAbove } = retained(law, bounds);
  const min = Math.max(law.min, bounds.min);
  const max = Math.min(law.max, bounds.max);
  const within = (x: number) => Math.min(max, Math.max(min, x));
  const share = (x: number) => (fromAbove ? start - law.survival(x) : law.cdf(x) - start) / mass;
  return {
    min,
    max,
    quantile: fromAbove
      ? (probability) => within(law.upperQuantile(start - probability * mass))
      : (probability) => within(law.quantile(start + probability * mass)),
    cdf: (x) => (x < min ? 0 : x >= max ? 1 : Math.min(1, Math.max(0, share(x)))),
  };
}

/** P(min <= X <= max). */
export function retainedMass(law: Law, bounds: Bounds): number {
  return retained(law, bounds).mass;
}

/** The values of a discrete distribution that lie within the bounds. */
export function discreteWithin({ values, weights }: DiscreteSpec, { min, max }: Bounds): DiscreteSpec {
  const kept = values.map((value) => value >= min && value <= max);
  return { kind: "discrete", values: values.filter((_, i) => kept[i]), weights: weights.filter((_, i) => kept[i]) };
}

/** What truncation keeps, seen from the nearer tail: the tail probability beyond the starting bound, and the mass. */
function retained(law: Law, { min, max }: Bounds): { start: number; mass: number; fromAbove: boolean } {
  const low = justBelow(min);
  const below = law.cdf(low);
  if (below <= 0.5) return { start: below, mass: law.cdf(max) - below, fromAbove: false };
  const above = law.survival(low);
  return { start: above, mass: above - law.survival(max), fromAbove: true };
}

/** A number below x by a rounding error or two, so that a bound keeps a value that lies exactly on it. */
function justBelow(x: number): number {
  return x - Math.abs(x) * Number.EPSILON - Number.MIN_VALUE;
}
