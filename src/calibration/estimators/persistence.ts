import { smallSample } from "./dispersion.js";

/** Correlation of neighbouring months before the data: what comes in a row is more usual than what does not. */
const BEFORE = { mean: 0.35, sd: 0.35 };
const MOST = 0.8;
/** Residuals smaller than half of what chance makes them have no pattern that matters. */
const LEAST_VARIANCE = 0.25;

/**
 * How much larger the variance of a mean of monthly residuals, of variance 1, is since neighbours resemble each other: (1 + r) / (1 - r) for an
 * autoregression of first order, >= 1. r is the residuals' own correlation, with its bias after `fitted` parameters taken out, drawn to
 * what is usual by how little so few months say; what it adds to the variance is taken larger, as one that so many degrees of freedom tell.
 *
 * Sources: Bartlett, J. R. Stat. Soc. 98 (1935) 536-543, for the variance; Marriott & Pope, Biometrika 41 (1954) 390-402, for the bias,
 * E r = rho - (1 + 3 rho) / n after a mean, one more of each for a trend.
 */
export function persistenceOf(residuals: readonly number[], fitted: 1 | 2): number {
  const count = residuals.length;
  const kept = 1 - (fitted + 2) / count;
  if (kept <= 0) return ratio(BEFORE.mean);
  const square = Math.max(
    LEAST_VARIANCE * count,
    residuals.reduce((sum, x) => sum + x * x, 0),
  );
  const product = residuals.reduce((sum, x, month) => (month > 0 ? sum + x * residuals[month - 1] : sum), 0);
  const own = (product / square + fitted / count) / kept;
  const variance = 1 / count / kept ** 2;
  const weight = BEFORE.sd ** 2 / (BEFORE.sd ** 2 + variance);
  const correlation = Math.min(MOST, Math.max(0, weight * own + (1 - weight) * BEFORE.mean));
  return 1 + (ratio(correlation) - 1) * smallSample(count - fitted);
}

const ratio = (correlation: number): number => (1 + correlation) / (1 - correlation);
