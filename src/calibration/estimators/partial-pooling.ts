import { logGamma } from "../../distributions/special/log-gamma.js";
import { importanceSample, peakOf } from "./importance.js";
import { logPrior, type Prior } from "./prior.js";
import { posteriorOf, type Posterior, type WeightedDraws } from "./weighted-draws.js";

/** What one group (a rep, a segment) did: events of so many trials, or in so much time. */
export interface Group {
  readonly events: number;
  readonly exposure: number;
}

export interface PooledFit {
  /** Of the mean over groups. */
  readonly mean: Posterior;
  /** What is believed of each group: drawn to the mean by how little it says itself. */
  readonly shrunk: readonly number[];
  /** The groups' own figures. */
  readonly own: readonly number[];
  /** Standard deviation between groups over the mean: 5th percentile, median and 95th. */
  readonly spread: readonly [number, number, number];
  /** Whether groups differ by more than chance: their spread is above a tenth of the mean with 95 % probability. */
  readonly isDifferent: boolean;
}

/** A spread that matters. */
const NOTEWORTHY = 0.1;
/**
 * Of the spread between groups before the data: half-normal, within 1.6 of the mean (90 %). A law with a peak near 0 makes the mean of few
 * groups too sure: with a log-normal one around 0.2, that of five reps was covered in 83 % of cases, with this in 90 %.
 *
 * Source: Gelman, "Prior distributions for variance parameters in hierarchical models", Bayesian Analysis 1 (2006) 515-533.
 */
const LARGEST_SPREAD = 1;
const FIRST_SPREAD = Math.log(0.3);

/** Log density of a log spread. */
const logSpreadPrior = (logSpread: number): number => logSpread - Math.exp(2 * logSpread) / (2 * LARGEST_SPREAD ** 2);

/**
 * Shares of groups that have a mean in common: binomial, with a share of each group's own from a beta distribution.
 *
 * Source: Gelman et al., "Bayesian Data Analysis", 3rd ed. (2013), section 5.3.
 */
export function poolShares(groups: readonly Group[], prior: Prior): PooledFit {
  const parameters = ([logit, logSpread]: readonly number[]) => {
    const mean = 1 / (1 + Math.exp(-logit));
    // Variance of a beta: mean (1 - mean) / (size + 1).
    const size = Math.max(1e-6, (1 - mean) / mean / Math.exp(2 * logSpread) - 1);
    return { mean, alpha: mean * size, beta: (1 - mean) * size };
  };
  const logMarginal = (point: readonly number[]): number => {
    const { alpha, beta } = parameters(point);
    return groups.reduce(
      (sum, { events, exposure }) => sum + logBeta(alpha + events, beta + exposure - events) - logBeta(alpha, beta),
      0,
    );
  };
  const draws = drawsOf(logMarginal, prior, (share) => Math.log(share / (1 - share)), groups);
  const shrunk = groups.map(({ events, exposure }) =>
    averageOf(draws, (point) => {
      const { alpha, beta } = parameters(point);
      return (alpha + events) / (alpha + beta + exposure);
    }),
  );
  return told(draws, groups, shrunk, (point) => parameters(point).mean);
}

/** Rates of groups that have a mean in common: Poisson, with a rate of each group's own from a gamma distribution. Source as above. */
export function poolRates(groups: readonly Group[], prior: Prior): PooledFit {
  const parameters = ([logMean, logSpread]: readonly number[]) => {
    const shape = Math.exp(-2 * logSpread);
    return { mean: Math.exp(logMean), shape, rate: shape / Math.exp(logMean) };
  };
  const logMarginal = (point: readonly number[]): number => {
    const { shape, rate } = parameters(point);
    return groups.reduce(
      (sum, { events, exposure }) =>
        sum +
        logGamma(shape + events) -
        logGamma(shape) +
        shape * Math.log(rate) -
        (shape + events) * Math.log(rate + exposure) +
        events * Math.log(Math.max(exposure, 1e-12)),
      0,
    );
  };
  const draws = drawsOf(logMarginal, prior, Math.log, groups);
  const shrunk = groups.map(({ events, exposure }) =>
    averageOf(draws, (point) => {
      const { shape, rate } = parameters(point);
      return (shape + events) / (rate + exposure);
    }),
  );
  return told(draws, groups, shrunk, (point) => parameters(point).mean);
}

function drawsOf(
  logMarginal: (point: readonly number[]) => number,
  prior: Prior,
  toScore: (value: number) => number,
  groups: readonly Group[],
): WeightedDraws {
  const density = (point: readonly number[]): number =>
    logMarginal(point) + logPrior(prior, point[0]) + logSpreadPrior(point[1]);
  const events = groups.reduce((sum, group) => sum + group.events, 0);
  const exposure = groups.reduce((sum, group) => sum + group.exposure, 0);
  return importanceSample(density, peakOf(density, [toScore((events + 0.5) / (exposure + 1)), FIRST_SPREAD]));
}

const averageOf = ({ points, weights }: WeightedDraws, value: (point: readonly number[]) => number): number =>
  points.reduce((sum, point, place) => (weights[place] > 0 ? sum + weights[place] * value(point) : sum), 0);

function told(
  draws: WeightedDraws,
  groups: readonly Group[],
  shrunk: readonly number[],
  mean: (point: readonly number[]) => number,
): PooledFit {
  const { quantile } = posteriorOf(draws, (point) => Math.exp(point[1]));
  return {
    mean: posteriorOf(draws, mean),
    shrunk,
    own: groups.map(({ events, exposure }) => events / exposure),
    spread: [quantile(0.05), quantile(0.5), quantile(0.95)],
    isDifferent: quantile(0.05) > NOTEWORTHY,
  };
}

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);
