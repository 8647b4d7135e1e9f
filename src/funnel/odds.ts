import { exp } from "../distributions/elementary/exp.js";
import { log } from "../distributions/elementary/log.js";

/** ln of nothing at all: small enough to stop every activity, finite so that an elasticity of 0 still means "no effect". */
export const LOG_NOTHING: number = -1e4;

/** sigma(logit(probability) + ln ratio): the probability whose odds are `ratio` times those of `probability` (0..1). */
export function shiftOdds(probability: number, ratio: number): number {
  const odds = probability * ratio;
  return odds / (1 - probability + odds);
}

/** ratio ^ exponent, for a ratio >= 0; 0^0 = 1. */
export function power(ratio: number, exponent: number): number {
  return exp(exponent * (ratio > 0 ? log(ratio) : LOG_NOTHING));
}
