import {
  COARSE_SKETCH,
  compactSketch,
  createSketch,
  holdInSketch,
  rankErrorBound,
  type QuantileSketch,
} from "../statistics/quantile-sketch.js";
import { addToMean, createMean, meanEstimate, withoutNoData, type RunningMean } from "../statistics/running-mean.js";
import { sketchQuantiles } from "../statistics/sketch-quantiles.js";

/** Statistics of one month over the samples that have data; NaN where a number overflowed by then. */
export interface MonthStatistics {
  readonly mean: number;
  readonly standardError: number;
  readonly p5: number;
  readonly p95: number;
  /** Samples without data, left out. */
  readonly noData: number;
  /** The rank of a quantile is off by at most this share of the samples; 0 = exact. */
  readonly quantileRankError: number;
}

/** What is kept of one month's samples. */
export interface RunningMonth {
  readonly mean: RunningMean;
  readonly sketch: QuantileSketch;
  overflowed: boolean;
}

export function createMonth(replicates: number, groups?: number): RunningMonth {
  return { mean: createMean(replicates, groups), sketch: createSketch(COARSE_SKETCH), overflowed: false };
}

/** Operations per sample for its mean. */
const MEAN_COST = 20;

/** Drops what need not be held. @returns about how many operations it took */
export const compactMonth = ({ sketch }: RunningMonth): number => compactSketch(sketch);

/**
 * Nothing is dropped before `compactMonth` does.
 * @param overflowed whether a number overflowed in one of the samples
 * @returns about how many operations it took
 */
export function addToMonth(month: RunningMonth, samples: Float64Array, overflowed: boolean): number {
  addToMean(month.mean, samples);
  month.overflowed ||= overflowed;
  return holdInSketch(month.sketch, withoutNoData(samples)) + MEAN_COST * samples.length;
}

export function monthStatistics({ mean: running, sketch, overflowed }: RunningMonth): MonthStatistics {
  if (overflowed) {
    return { mean: NaN, standardError: NaN, p5: NaN, p95: NaN, noData: running.noData, quantileRankError: 0 };
  }
  const { mean, standardError } = meanEstimate(running);
  const [p5, p95] = sketchQuantiles(sketch, [0.05, 0.95]);
  return { mean, standardError, p5, p95, noData: running.noData, quantileRankError: rankErrorBound(sketch) };
}
