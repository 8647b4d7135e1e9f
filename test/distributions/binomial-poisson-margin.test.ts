import { describe, expect, it } from "vitest";
import { MARGIN, MARGIN_TAIL } from "../../src/distributions/lattice.js";
import { normalQuantile } from "../../src/distributions/special/normal-quantile.js";

/** The expansion of both quantile functions, term by term; a = 0 and skew = 1 is Poisson. */
function expansion(z: number, mean: number, variance: number, skew: number, a: number): number {
  const sd = Math.sqrt(variance);
  return (
    mean +
    sd * z +
    1 / 2 +
    (skew * (z ** 2 - 1)) / 6 -
    ((1 + 2 * a) * z ** 3 + (2 - 14 * a) * z) / (72 * sd) +
    (skew * (1 + a / 2) * (3 * z ** 4 + 7 * z ** 2 - 16)) / (810 * variance)
  );
}

/**
 * The largest |x(z) - (k + 1)| in units of the margin over all k, z being the normal score of F(k). The mass function
 * follows from `ratio(k)` = mass(k) / mass(k - 1), started at `mode` and divided by its sum.
 */
function largestShare(
  mean: number,
  variance: number,
  skew: number,
  a: number,
  last: number,
  ratio: (k: number) => number,
): number {
  const sd = Math.sqrt(variance);
  const low = Math.max(0, Math.floor(mean - 11 * sd - 15));
  const high = Math.min(last, Math.ceil(mean + 11 * sd + 25));
  const mode = Math.min(high, Math.max(low, Math.round(mean)));
  const mass = new Float64Array(high - low + 1);
  mass[mode - low] = 1;
  for (let k = mode; k > low; k--) mass[k - 1 - low] = mass[k - low] / ratio(k);
  for (let k = mode + 1; k <= high; k++) mass[k - low] = mass[k - 1 - low] * ratio(k);
  const above = new Float64Array(high - low + 2);
  for (let k = high; k >= low; k--) above[k - low] = above[k + 1 - low] + mass[k - low];
  const total = above[0];
  let below = 0;
  let worst = 0;
  for (let k = low; k < high; k++) {
    below += mass[k - low];
    const tail = above[k + 1 - low];
    const z = below < tail ? normalQuantile(below / total) : -normalQuantile(tail / total);
    if (Math.abs(z) > 8) continue;
    const margin = (MARGIN + MARGIN_TAIL * z ** 6) / sd ** 3;
    worst = Math.max(worst, Math.abs(expansion(z, mean, variance, skew, a) - (k + 1)) / margin);
  }
  return worst;
}

describe("margin of the Cornish-Fisher expansion", () => {
  it("holds with room to spare for every cell boundary of Poisson distributions", () => {
    let worst = 0;
    for (let i = 0; i <= 1500; i++) {
      const mean = 0.2 * 10 ** ((i / 1500) * 4);
      worst = Math.max(
        worst,
        largestShare(mean, mean, 1, 0, Infinity, (k) => mean / k),
      );
    }
    expect(worst).toBeGreaterThan(0.5); // or the scan does not see what it should
    expect(worst).toBeLessThan(0.8);
  });

  it("holds with room to spare for every cell boundary of binomial distributions", () => {
    let worst = 0;
    for (let n = 1; n < 5000; n = Math.max(n + 1, Math.floor(n * 1.1))) {
      for (let i = -60; i <= 60; i++) {
        const p = 1 / (1 + Math.exp(-i / 8)); // 0.0006 .. 0.9994
        const variance = n * p * (1 - p);
        if (variance < 0.2) continue;
        const ratio = (k: number): number => ((n - k + 1) * p) / (k * (1 - p));
        worst = Math.max(worst, largestShare(n * p, variance, 1 - 2 * p, p * (1 - p), n, ratio));
      }
    }
    expect(worst).toBeGreaterThan(0.5);
    expect(worst).toBeLessThan(0.8);
  });
});
