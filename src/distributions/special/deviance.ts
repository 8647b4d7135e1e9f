import { log } from "../elementary/log.js";

/**
 * Half the Poisson deviance, observed * log(observed / expected) + expected - observed, without the cancellation that
 * this formula suffers where the two are close. observed > 0, expected >= 0 (Infinity at 0). Relative error about 1e-15.
 *
 * Source: Loader, "Fast and accurate computation of binomial probabilities" (2000), routine bd0.
 */
export function deviance(observed: number, expected: number): number {
  const difference = observed - expected;
  if (Math.abs(difference) >= 0.1 * (observed + expected)) {
    return observed * log(observed / expected) - difference;
  }
  const ratio = difference / (observed + expected);
  const square = ratio * ratio;
  let sum = difference * ratio;
  let term = 2 * observed * ratio;
  let last: number = NaN;
  for (let odd = 3; sum !== last; odd += 2) {
    last = sum;
    term *= square;
    sum += term / odd;
  }
  return sum;
}
