import { log } from "./log.js";

/**
 * log(1 + x) for x >= -1, error of a few ulp; the same bits in every engine.
 *
 * Method: log of the rounded sum, corrected by the rounding error over the sum: Higham, "Accuracy and Stability of
 * Numerical Algorithms" (2002), problem 1.5 (after Kahan, HP-15C Advanced Functions Handbook, 1982).
 */
export function log1p(x: number): number {
  const sum = 1 + x;
  if (!(sum > 0 && sum < Infinity)) return log(sum);
  return log(sum) + (x - (sum - 1)) / sum;
}
