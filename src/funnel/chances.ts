import { binomialQuantile } from "../distributions/binomial-quantile.js";
import { exp } from "../distributions/elementary/exp.js";
import type { Luck } from "./luck.js";

/** How many of `n` succeed, each with this probability. */
export function draw(luck: Luck, place: i32, n: number, probability: number): number {
  return binomialQuantile(luck.uniforms[place], luck.scores[place], n, probability);
}

/** How many of `n` are lost within the month under this hazard. */
export function lose(luck: Luck, place: i32, n: number, hazard: number): number {
  if (luck.uniforms[place] <= 1 - n * hazard) return 0; // P(none) = exp(-n * hazard), which is no less
  return draw(luck, place, n, 1 - exp(-hazard));
}
