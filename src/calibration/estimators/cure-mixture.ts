import type { DurationTable } from "./duration-table.js";
import { importanceSample, peakOf, type ImportanceSample, type Peak } from "./importance.js";
import { logPrior, type Prior } from "./prior.js";
import { dispersionOf } from "./dispersion.js";
import { logLikelihood, occupied, parametersOf, type LawPair, type LawParameters } from "./cure-likelihood.js";
import { TIME_LAWS, type TimeLaw } from "./time-laws.js";
import type { WeightedDraws } from "./weighted-draws.js";

/** One pair of time laws, fitted. A point is [logit p, log scale, log shape, ...] of won, then of lost, then the log-odds of being forgotten. */
export interface FittedPair {
  readonly laws: LawPair;
  readonly sample: ImportanceSample;
  /** Posterior probability of the pair among those tried. */
  readonly weight: number;
}

export interface CureFit {
  /** The most likely pair, with its peak. */
  readonly best: { readonly laws: LawPair; readonly peak: Peak };
  readonly pairs: readonly FittedPair[];
  /** How much more the share moves from period to period than chance lets it: a factor of its variance, >= 1. */
  readonly dispersion: number;
  /** Over all pairs; points are [logit p, mean days won, mean days lost, share of what is lost that is never closed]. */
  readonly draws: WeightedDraws;
}

/** Weak: a time scale is within a factor of 12 or so, a shape within 2.3 (90 %). */
const LOG_SCALE_SD = 1.5;
const LOG_SHAPE_SD = 0.5;
/** Weak: of what is lost 8 to 92 % is forgotten (90 %), if any is. */
const FORGOTTEN_SD = 1.5;
/** A pair that is so much less likely than the best (in logs) adds nothing. */
const NEGLIGIBLE = 12;

/**
 * The share that is won in the end, of episodes some of which are still open: a share p is won after a time of one law, the
 * others are lost after a time of another, and an open one is of either kind. Where some are given up on (forgotten), a share of the lost
 * is never closed by anybody, and an open one may be of these. What entered the data late counts from there on.
 * All pairs of time laws are fitted; the posterior averages over them by how likely they make the data. Where the share moves between periods
 * more than chance lets it, the log likelihood is divided by that dispersion.
 *
 * Sources: mixture cure models of Boag, J. R. Stat. Soc. B 11 (1949) 15-53, and Larson & Dinse, Appl. Stat. 34 (1985) 201-211;
 * delayed entry: Lawless (2003), section 2.4; quasi-likelihood: McCullagh & Nelder, "Generalized Linear Models" (1989), chapter 9.
 */
export function fitCure(table: DurationTable, prior: Prior, typicalDays: number, isLostTimed: boolean): CureFit {
  const cells = occupied(table);
  const density =
    (laws: LawPair, dispersion: number) =>
    (point: readonly number[]): number =>
      logLikelihood(cells, laws, point) / dispersion + logPriorOf(point, laws, prior, typicalDays);
  const peaks = pairsOf(isLostTimed, table).map((laws) => ({
    laws,
    peak: peakOf(density(laws, 1), startOf(table, laws, typicalDays)),
  }));
  const best = peaks.reduce((a, b) => (b.peak.logEvidence > a.peak.logEvidence ? b : a));
  const dispersion = dispersionOf(table, best.laws, best.peak);
  // What is far behind even with the data weighing less adds nothing.
  const isClose = ({ peak }: { readonly peak: Peak }): boolean =>
    (best.peak.logEvidence - peak.logEvidence) / dispersion < NEGLIGIBLE;
  const fits = peaks.filter(isClose).map(({ laws, peak }) => ({
    laws,
    sample: importanceSample(density(laws, dispersion), peak, dispersion),
  }));
  const pairs = weighted(fits);
  return { best, pairs, dispersion, draws: mixed(pairs) };
}

function pairsOf(isLostTimed: boolean, { counts }: DurationTable): LawPair[] {
  const isForgotten = counts.forgotten.some((count) => count > 0);
  return TIME_LAWS.flatMap((won): LawPair[] =>
    isLostTimed ? TIME_LAWS.map((lost) => ({ won, lost, ...(isForgotten && { isForgotten }) })) : [{ won }],
  );
}

function weighted(fits: readonly { readonly laws: LawPair; readonly sample: ImportanceSample }[]): FittedPair[] {
  const largest = Math.max(...fits.map(({ sample }) => sample.logEvidence));
  const raw = fits.map(({ sample }) => {
    const behind = largest - sample.logEvidence;
    return behind < NEGLIGIBLE ? Math.exp(-behind) : 0;
  });
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return fits.map((one, place) => ({ ...one, weight: raw[place] / sum }));
}

function mixed(pairs: readonly FittedPair[]): WeightedDraws {
  const kept = pairs.filter(({ weight }) => weight > 0);
  return {
    points: kept.flatMap(({ laws, sample }) => sample.points.map((point) => [point[0], ...meansOf(laws, point)])),
    weights: kept.flatMap(({ sample, weight }) => sample.weights.map((own) => own * weight)),
  };
}

function meansOf(laws: LawPair, point: readonly number[]): number[] {
  const { won, lost, forgotten } = parametersOf(laws, point);
  return [laws.won.mean(won.scale, won.shape), laws.lost?.mean(lost.scale, lost.shape) ?? NaN, forgotten];
}

function startOf({ counts, edges }: DurationTable, laws: LawPair, typicalDays: number): number[] {
  const mean = (of: Float64Array): number => {
    const count = of.reduce((sum, n) => sum + n, 0);
    const days = of.reduce((sum, n, bin) => sum + (n * (edges[bin] + edges[bin + 1])) / 2, 0);
    return Math.log((days + typicalDays) / (count + 1));
  };
  const own = (law: TimeLaw | undefined, of: Float64Array): number[] =>
    law === undefined ? [] : [mean(of), ...(law.parameters === 2 ? [0] : [])];
  const total = (of: Float64Array): number => of.reduce((sum, n) => sum + n, 0);
  const logit = Math.log(
    (total(counts.won) + 0.5) / (total(counts.lost) + total(counts.forgotten) + total(counts.open) / 2 + 0.5),
  );
  const forgotten =
    laws.isForgotten === true ? [Math.log((total(counts.forgotten) + 0.5) / (total(counts.lost) + 0.5))] : [];
  return [logit, ...own(laws.won, counts.won), ...own(laws.lost, counts.lost), ...forgotten];
}

function logPriorOf(point: readonly number[], laws: LawPair, prior: Prior, typicalDays: number): number {
  const normal = (z: number): number => -(z * z) / 2;
  const { won, lost } = parametersOf(laws, point);
  const own = (law: TimeLaw, { scale, shape }: LawParameters): number =>
    normal((scale - Math.log(typicalDays)) / LOG_SCALE_SD) -
    Math.log(LOG_SCALE_SD) +
    (law.parameters === 2 ? normal(shape / LOG_SHAPE_SD) - Math.log(LOG_SHAPE_SD) - Math.log(2 * Math.PI) / 2 : 0) -
    Math.log(2 * Math.PI) / 2;
  const ofForgotten =
    laws.isForgotten === true ? normal(point[point.length - 1] / FORGOTTEN_SD) - Math.log(FORGOTTEN_SD) : 0;
  return logPrior(prior, point[0]) + own(laws.won, won) + (laws.lost ? own(laws.lost, lost) : 0) + ofForgotten;
}
