import {
  COARSE_SKETCH,
  addToSketch,
  createSketch,
  rankErrorBound,
  type QuantileSketch,
} from "../statistics/quantile-sketch.js";
import { addToMean, createMean, meanEstimate, withoutNoData, type RunningMean } from "../statistics/running-mean.js";
import { sketchQuantiles } from "../statistics/sketch-quantiles.js";

/** Statistics of one month over the samples that have data. */
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
}

export function createMonth(replicates: number): RunningMonth {
  return { mean: createMean(replicates), sketch: createSketch(COARSE_SKETCH) };
}

export function addToMonth({ mean, sketch }: RunningMonth, samples: Float64Array): void {
  addToMean(mean, samples);
  addToSketch(sketch, withoutNoData(samples));
}

export function monthStatistics({ mean: running, sketch }: RunningMonth): MonthStatistics {
  const { mean, standardError } = meanEstimate(running);
  const [p5, p95] = sketchQuantiles(sketch, [0.05, 0.95]);
  return { mean, standardError, p5, p95, noData: running.noData, quantileRankError: rankErrorBound(sketch) };
}
