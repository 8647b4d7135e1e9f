import { log } from "../elementary/log.js";

const HALF_LOG_TWO_PI: number = 0.91893853320467274178;

/** From here on eight terms of the Stirling series leave an error below 2e-18. */
const SERIES_FROM = 10;

/**
 * Natural logarithm of the gamma function for x > 0 (Infinity at 0, NaN below). Absolute error below 1e-14 for x < 10,
 * relative error below 1e-15 above.
 *
 * Source: Abramowitz & Stegun (1964), Stirling's series 6.1.41, carried down to small x by the recurrence 6.1.15.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  let product: number = 1;
  let shifted = x;
  while (shifted < SERIES_FROM) {
    product *= shifted;
    shifted += 1;
  }
  return (shifted - 0.5) * log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingSeries(shifted) - log(product);
}

/**
 * What Stirling's formula lacks: log(x!) - log(sqrt(2 pi x) (x/e)^x), x > 0. Absolute error below 1e-14.
 *
 * Source: Loader, "Fast and accurate computation of binomial probabilities" (2000), routine stirlerr.
 */
export function stirlingError(x: number): number {
  if (x >= SERIES_FROM) return stirlingSeries(x);
  return logGamma(x + 1) - (x + 0.5) * log(x) + x - HALF_LOG_TWO_PI;
}

function stirlingSeries(x: number): number {
  const s = 1 / (x * x);
  const tail: number = 1 / 1188 + s * (-691 / 360360 + s * (1 / 156 - s * (3617 / 122400)));
  return (1 / 12 + s * (-1 / 360 + s * (1 / 1260 + s * (-1 / 1680 + s * tail)))) / x;
}
