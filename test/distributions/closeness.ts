import { expect } from "vitest";

/** Expects `actual` within a relative tolerance of `expected` (absolute where that is 0). */
export function expectRelative(actual: number, expected: number, tolerance: number, what = ""): void {
  const error = expected === 0 ? Math.abs(actual) : Math.abs(actual / expected - 1);
  expect(error, `${what} ${actual} for ${expected}, relative error ${error}`).toBeLessThanOrEqual(tolerance);
}

/** Probabilities from one tail to the other, dense in the middle and down to 1e-12 and up to 1 - 1e-12. */
export const PROBABILITIES: readonly number[] = [
  ...[12, 11, 10, 9, 8, 7, 6, 5, 4].flatMap((power) => [10 ** -power, 3 * 10 ** -power]),
  ...Array.from({ length: 499 }, (_, i) => (i + 1) / 500),
  ...[4, 5, 6, 7, 8, 9, 10, 11, 12].flatMap((power) => [1 - 3 * 10 ** -power, 1 - 10 ** -power]),
];
