import { exp } from "../elementary/exp.js";
import { log } from "../elementary/log.js";
import type { Tails } from "./tails.js";

/** A tail probability to be reached, from the side on which it is known without cancellation. */
export interface TailTarget {
  readonly side: "lower" | "upper";
  readonly probability: number;
}

/** The target for the `probability`-quantile, on the side of the smaller tail. */
export function lowerTarget(probability: number): TailTarget {
  return probability <= 0.5 ? { side: "lower", probability } : { side: "upper", probability: 1 - probability };
}

/** The target for the value exceeded with `probability`, on the side of the smaller tail. */
export function upperTarget(probability: number): TailTarget {
  return probability <= 0.5 ? { side: "upper", probability } : { side: "lower", probability: 1 - probability };
}

/** A residual this small leaves, after one more step of quadratic convergence, an error at the level of rounding. */
const LAST_RESIDUAL = 1e-8;
const MOST_STEPS = 500;

/** Factor by which to move on while only one side of the root is known: e^8. */
const STRIDE = exp(8);

/**
 * The positive w whose tail probability meets the target, by Newton's iteration for log(tail) as a function of log(w); 0
 * or Infinity if w is beyond the range of the numbers.
 *
 * Where log W has a log-concave density, as for W gamma and for W the odds of a beta variate, both log tails are concave
 * (Bagnoli & Bergstrom, "Log-concave probability and its applications", Economic Theory 26 (2005), theorems 1 and 3), so
 * the iteration converges from one side after its first step. A bracket catches what a poor start or an underflowing
 * tail would do to that step: a step that leaves it is replaced by the geometric mean of its ends.
 */
export function solveTail(target: TailTarget, start: number, tails: (w: number) => Tails): number {
  const direction = target.side === "lower" ? 1 : -1;
  let [low, high, w] = [0, Infinity, start];
  for (let step = 0; step < MOST_STEPS && w > 0 && w < Infinity; step++) {
    const at = tails(w);
    const tail = at[target.side];
    const residual = log(target.probability / tail);
    const next = w * exp((direction * residual * tail) / at.density);
    if (Math.abs(residual) <= LAST_RESIDUAL) return next;
    if (residual * direction > 0) low = w;
    else high = w;
    w = next > low && next < high ? next : between(low, high);
  }
  return w;
}

function between(low: number, high: number): number {
  if (low === 0) return high / STRIDE;
  return high === Infinity ? low * STRIDE : Math.sqrt(low) * Math.sqrt(high);
}
