import { dispersionOfMoves } from "./dispersion.js";
import { gridPosterior } from "./grid-posterior.js";
import type { Prior } from "./prior.js";
import type { Posterior } from "./weighted-draws.js";

export interface MeanFit {
  readonly posterior: Posterior;
  readonly count: number;
  readonly mean: number;
  readonly standardError: number;
  readonly dispersion: number;
}

/** Amounts > 0 and the index of the period each belongs to. */
export interface DatedAmounts {
  readonly values: Float64Array;
  readonly periods: Int32Array;
}

/**
 * The mean of positive amounts: Student's t around the logarithm of the sample mean, with the standard error over the mean (the delta
 * method), so that the interval leans to the right as the amounts do; wider where the mean moves between periods.
 *
 * Source: Cox & Hinkley, "Theoretical Statistics" (1974), section 9.2.
 */
export function fitMean({ values, periods }: DatedAmounts, prior: Prior): MeanFit {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const variance = squares / (count - 1) / count;
  const moves = sumsBy(periods, (place) => (values[place] - mean) / count);
  const dispersion = dispersionOfMoves(moves, variance);
  const standardError = Math.sqrt(variance * dispersion);
  if (!(mean > 0) || count === 0) return { posterior: priorOnly(prior), count, mean, standardError, dispersion };
  const relative = count > 1 ? Math.max(1e-6, standardError / mean) : 1;
  const degrees = Math.max(1, count - 1);
  const likelihood = (score: number): number =>
    -((degrees + 1) / 2) * Math.log1p(((score - Math.log(mean)) / relative) ** 2 / degrees);
  return { posterior: gridPosterior(prior, likelihood, Math.log(mean)), count, mean, standardError, dispersion };
}

const priorOnly = (prior: Prior): Posterior => gridPosterior(prior, () => 0, prior.parts[0].mean);

/** Sums of a figure by period, those without any left out. */
function sumsBy(periods: Int32Array, figure: (place: number) => number): number[] {
  const sums = new Map<number, number>();
  periods.forEach((period, place) => sums.set(period, (sums.get(period) ?? 0) + figure(place)));
  return [...sums.values()];
}
