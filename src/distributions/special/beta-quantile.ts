import { exp } from "../elementary/exp.js";
import { log } from "../elementary/log.js";
import { incompleteBeta } from "./incomplete-beta.js";
import { logGamma } from "./log-gamma.js";
import { normalQuantile } from "./normal-quantile.js";
import { lowerTarget, solveTail, upperTarget, type TailTarget } from "./solve-tail.js";

/**
 * The `probability`-quantile of the beta distribution, alpha and beta > 0. 0 at 0, 1 at 1, NaN outside 0..1. Accurate to
 * rounding wherever the result and its distance from 1 are representable.
 *
 * Method: `solveTail` for the odds, from the starts given by `lowerStart`.
 */
export function betaQuantile(probability: number, alpha: number, beta: number): number {
  return solve(lowerTarget(probability), alpha, beta);
}

/** The value exceeded with `probability`: the (1 - probability)-quantile, exact for small probabilities too. */
export function betaUpperQuantile(probability: number, alpha: number, beta: number): number {
  return solve(upperTarget(probability), alpha, beta);
}

function solve(target: TailTarget, alpha: number, beta: number): number {
  const { side, probability } = target;
  if (!(probability > 0)) {
    if (probability < 0 || Number.isNaN(probability)) return NaN;
    return side === "lower" ? 0 : 1;
  }
  const start = side === "lower" ? lowerStart(probability, alpha, beta) : 1 / lowerStart(probability, beta, alpha);
  const odds = solveTail(target, start, (w) => incompleteBeta(alpha, beta, w));
  return odds === Infinity ? 1 : odds / (1 + odds);
}

/**
 * Odds to start from, for a lower tail probability up to 1/2. The log-odds have a density below e^(a y) / B(a, b), which
 * bounds the root from below; nearer to it, mostly, is the normal distribution with their mean and variance
 * (digamma and trigamma by one step of their recurrence and the leading term, Abramowitz & Stegun 6.3.5, 6.3.18, 6.4.12).
 */
function lowerStart(probability: number, a: number, b: number): number {
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  const bound = (log(probability * a) + logBeta) / a;
  const mean = log((a + 0.5) / (b + 0.5)) - 1 / a + 1 / b;
  const variance = 1 / (a * a) + 1 / (a + 0.5) + 1 / (b * b) + 1 / (b + 0.5);
  const logOdds = Math.max(bound, mean + normalQuantile(probability) * Math.sqrt(variance));
  return exp(Math.min(700, Math.max(-700, logOdds)));
}
