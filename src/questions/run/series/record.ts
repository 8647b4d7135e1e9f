import type { MonthStatistics } from "../../analysis/monthly-statistics.js";
import { singleOutcome, type Objective } from "../../analysis/objective.js";
import type { SeriesResult } from "../../analysis/series.js";

/** Monthly series as the result file has them. Place 0 of every list is the first month simulated. */
export interface SeriesRecord {
  readonly curves: readonly CurveRecord[];
  /** One per pair of structures. */
  readonly crossings: readonly CrossingRecord[];
  /** The rank of a quantile is off by at most this share of the samples; 0 = exact. */
  readonly quantileRankError: number;
}

/**
 * `monthly`: what the month alone brought; `cumulative`: all months up to its end; `difference`: cumulative, paired, less
 * that of the reference. Stocks and indices are their values at the end of the month in the first two.
 */
export type SeriesMeasure = "monthly" | "cumulative" | "difference";

export interface CurveRecord {
  readonly structure: string;
  /** Key of the outcome as in `outcomes`. */
  readonly outcome: string;
  readonly measure: SeriesMeasure;
  readonly mean: readonly number[];
  readonly standardError: readonly number[];
  readonly p5: readonly number[];
  readonly p95: readonly number[];
  /** Samples without data, left out. */
  readonly noData: readonly number[];
}

/** When the cumulative objective of one of two structures overtakes the other's for good. Months count from 1. */
export interface CrossingRecord {
  readonly first: string;
  readonly second: string;
  /** Share of the samples in which that happens within the horizon. */
  readonly probability: number;
  readonly standardError: number;
  /** Share of the samples in which it is the first that overtakes. */
  readonly firstOvertakes: number;
  /** Quantiles of the month among the samples in which it happens; null in the file if there is none. */
  readonly month: { readonly p5: number; readonly p50: number; readonly p95: number };
  /** The month in which the mean curves cross for good; absent if they do not. */
  readonly meanCurvesMonth?: number;
}

export function seriesRecord({ series, crossings }: SeriesResult, objective: Objective): SeriesRecord {
  const name = singleOutcome(objective) ?? "objective";
  const curves = series.flatMap(({ structure, series: id, monthly, cumulative, difference }) => {
    const outcome = id === "objective" ? name : id;
    const curve = (measure: SeriesMeasure, months: readonly MonthStatistics[]): CurveRecord => ({
      structure,
      outcome,
      measure,
      ...columns(months),
    });
    return [
      curve("monthly", monthly),
      curve("cumulative", cumulative),
      ...(difference ? [curve("difference", difference)] : []),
    ];
  });
  const all = series.flatMap(({ monthly, cumulative, difference = [] }) => [...monthly, ...cumulative, ...difference]);
  return {
    curves,
    crossings: crossings.map(({ p5, p50, p95, meanCurvesMonth, ...crossing }) => ({
      ...crossing,
      month: { p5: p5 + 1, p50: p50 + 1, p95: p95 + 1 },
      ...(meanCurvesMonth !== undefined && { meanCurvesMonth: meanCurvesMonth + 1 }),
    })),
    quantileRankError: all.reduce((most, { quantileRankError }) => Math.max(most, quantileRankError), 0),
  };
}

function columns(months: readonly MonthStatistics[]) {
  return {
    mean: months.map(({ mean }) => mean),
    standardError: months.map(({ standardError }) => standardError),
    p5: months.map(({ p5 }) => p5),
    p95: months.map(({ p95 }) => p95),
    noData: months.map(({ noData }) => noData),
  };
}
