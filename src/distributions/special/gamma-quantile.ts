import { exp } from "../elementary/exp.js";
import { log } from "../elementary/log.js";
import { incompleteGamma } from "./incomplete-gamma.js";
import { logGamma } from "./log-gamma.js";
import { normalQuantile } from "./normal-quantile.js";
import { lowerTarget, solveTail, upperTarget, type TailTarget } from "./solve-tail.js";

/**
 * The `probability`-quantile of the gamma distribution with this shape (> 0) and scale 1. 0 at 0, Infinity at 1, NaN
 * outside 0..1. Accurate to rounding wherever the result does not underflow.
 *
 * Method: `solveTail` from the starts given by `start`.
 */
export function gammaQuantile(probability: number, shape: number): number {
  return solve(lowerTarget(probability), shape);
}

/** The value exceeded with `probability`: the (1 - probability)-quantile, exact for small probabilities too. */
export function gammaUpperQuantile(probability: number, shape: number): number {
  return solve(upperTarget(probability), shape);
}

function solve(target: TailTarget, shape: number): number {
  if (!(target.probability > 0)) {
    if (target.probability < 0 || Number.isNaN(target.probability)) return NaN;
    return target.side === "lower" ? 0 : Infinity;
  }
  return solveTail(target, start(target, shape), (x) => incompleteGamma(shape, x));
}

/**
 * Wilson & Hilferty (1931; Abramowitz & Stegun 26.4.17) for shapes from 1 on, never below the first term of the series
 * DLMF 8.7.1, which alone serves small shapes' lower tails; -log(upper) bounds the upper tail of shapes below 1.
 */
function start({ side, probability }: TailTarget, shape: number): number {
  if (side === "upper" && shape < 1) return -log(probability);
  const firstTerm = side === "lower" ? exp((log(probability) + logGamma(shape + 1)) / shape) : 0;
  if (shape < 1) return firstTerm;
  const z = side === "lower" ? normalQuantile(probability) : -normalQuantile(probability);
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  return Math.max(firstTerm, root <= 0 ? 0 : shape * root * root * root);
}
