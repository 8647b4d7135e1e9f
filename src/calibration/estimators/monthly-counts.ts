import { logGamma } from "../../distributions/special/log-gamma.js";
import { importanceSample, peakOf } from "./importance.js";
import { persistenceOf } from "./persistence.js";
import { logPrior, type Prior } from "./prior.js";
import type { WeightedDraws } from "./weighted-draws.js";

/** Counts of whole months, in order; the first is of calendar month `startMonth`, 0 to 11. */
export interface MonthlyCounts {
  readonly counts: readonly number[];
  readonly startMonth: number;
}

export interface CountPriors {
  /** Of the count of a month, on the log scale. */
  readonly level: Prior;
  /** Of the growth a month, as a fraction. */
  readonly growth: Prior;
  /** Of the size of the negative binomial, on the log scale. */
  readonly size: Prior;
}

export interface CountFit {
  /** Points are [log level of the month after the last, log(1 + growth), log size]; of too few months growth is 0. */
  readonly draws: WeightedDraws;
  /** Whether growth was estimated. */
  readonly hasGrowth: boolean;
  /** Factors by calendar month, mean 1; absent from too short a time, or where months are not told apart. */
  readonly season: readonly number[] | undefined;
}

interface Season {
  /** By calendar month, mean 1; absent where the months of the year are not told apart. */
  readonly factors: readonly number[] | undefined;
  /** How little they were shrunk: 0 to 1. */
  readonly kept: number;
}
const NO_SEASON: Season = { factors: undefined, kept: 0 };

/** From so many months on, growth and the course of the year are told from chance at all. */
const FEWEST_FOR_GROWTH = 12;
export const FEWEST_FOR_SEASON = 24;
/**
 * Between the months of the year and within them: a ratio of variances that even months pass once in twenty series or less, good and bad
 * ones in a row among them (autocorrelation up to 0.5). Ratios to a moving average of few years share months, so that Fisher's F would pass
 * one in six of two years. By simulation: test/calibration/estimators.test.ts.
 */
const ratioByChance = (months: number): number => 2.2 + 18.5 / (months - 12);

/**
 * Counts a month: negative binomial around a level that grows by a constant factor, times what the time of year does. The level is
 * that of the month after the last one. Where good and bad months come in a row, the log likelihood is divided by how much less they
 * say together.
 *
 * Source: Hilbe, "Negative Binomial Regression", 2nd ed. (2011), chapter 8 (NB2, log link).
 */
export function fitCounts(months: MonthlyCounts, priors: CountPriors): CountFit {
  const { counts } = months;
  const hasGrowth = counts.length >= FEWEST_FOR_GROWTH;
  const { factors: season, kept } = counts.length >= FEWEST_FOR_SEASON ? seasonOf(months) : NO_SEASON;
  const offsets = counts.map((_, place) => Math.log(season?.[(months.startMonth + place) % 12] ?? 1));
  // What the factors of the season took from the data is not there to tell the rest.
  const share = 1 - (11 * kept) / Math.max(1, counts.length);
  const constants = counts.map((count) => logGamma(count + 1));
  const logMeanOf = ([level, , slope = 0]: readonly number[], place: number): number =>
    level + slope * (place - counts.length) + offsets[place];
  const density =
    (persistence: number) =>
    (point: readonly number[]): number => {
      let sum = logPrior(priors.level, point[0]) + logPrior(priors.size, point[1]);
      if (hasGrowth) sum += logPrior(priors.growth, Math.expm1(point[2]));
      counts.forEach((count, place) => {
        const log = logNegativeBinomial(count, logMeanOf(point, place), Math.exp(point[1]));
        sum += (share / persistence) * (log - constants[place]);
      });
      return sum;
    };
  const mean = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
  const start = [Math.log(mean + 0.5), Math.log(10), ...(hasGrowth ? [0] : [])];
  const peak = peakOf(density(1), start);
  const residuals = counts.map((count, place) => {
    const expected = Math.exp(logMeanOf(peak.mode, place));
    return (count - expected) / Math.sqrt(expected + expected ** 2 / Math.exp(peak.mode[1]));
  });
  const persistence = persistenceOf(residuals, hasGrowth ? 2 : 1);
  const { points, weights } = importanceSample(density(persistence), peak, persistence);
  return {
    draws: { points: points.map(([level, size, slope = 0]) => [level, slope, size]), weights },
    hasGrowth,
    season,
  };
}

/** Log probability without -log(count!). */
function logNegativeBinomial(count: number, logMean: number, size: number): number {
  const mean = Math.exp(logMean);
  return (
    logGamma(count + size) -
    logGamma(size) +
    size * Math.log(size / (size + mean)) +
    count * (logMean - Math.log(size + mean))
  );
}

/**
 * Factors by calendar month: log ratios of each month to the level around it (twelve months centred, less in the ends), averaged by month,
 * shrunk to 1 by how much of their variance is more than that of the averages themselves, and brought to mean 1.
 *
 * Sources: ratio to moving average, Shiskin, Young & Musgrave, Census X-11 (1967); shrinkage of Efron & Morris, JASA 70 (1975) 311-319, as
 * Miller & Williams, "Shrinkage estimators of time series seasonal factors", Int. J. Forecasting 19 (2003) 669-684, use it for seasons.
 */
export function seasonOf({ counts, startMonth }: MonthlyCounts): Season {
  const ratios: number[][] = Array.from({ length: 12 }, () => []);
  counts.forEach((count, place) => {
    const from = Math.min(Math.max(0, place - 6), counts.length - 12);
    const around = counts.slice(from, from + 12).reduce((sum, other) => sum + other, 0) / 12;
    ratios[(startMonth + place) % 12].push(Math.log((count + 0.5) / (around + 0.5)));
  });
  const means = ratios.map((of) => of.reduce((sum, x) => sum + x, 0) / of.length);
  const centre = means.reduce((sum, x) => sum + x, 0) / 12;
  const within = ratios.reduce((sum, of, month) => sum + of.reduce((own, x) => own + (x - means[month]) ** 2, 0), 0);
  const perMonth = counts.length / 12;
  const noise = within / Math.max(1, counts.length - 12) / perMonth;
  const between = means.reduce((sum, x) => sum + (x - centre) ** 2, 0);
  // Positive-part James-Stein around the grand mean of 12 values: 1 - (12 - 3) noise / sum of squares.
  const kept = between > 0 ? Math.max(0, 1 - (9 * noise) / between) : 0;
  if (between / 11 < ratioByChance(counts.length) * noise || kept === 0) return NO_SEASON;
  const factors = means.map((x) => Math.exp(kept * (x - centre)));
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / 12;
  return { factors: factors.map((factor) => factor / mean), kept };
}
