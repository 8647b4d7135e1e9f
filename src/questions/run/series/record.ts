import type { MonthStatistics } from "../../../analysis/monthly-statistics.js";
import { singleOutcome, type Objective } from "../../../analysis/objective.js";
import type { SeriesResult } from "../../../analysis/series.js";

import type { CurveRecord, SeriesMeasure, SeriesRecord } from "../record.js";

/** Monthly series as the result file has them. */
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
    crossings: crossings.map(({ p5, p50, p95, meanCurves, ...crossing }) => ({
      ...crossing,
      month: { p5: p5 + 1, p50: p50 + 1, p95: p95 + 1 },
      ...(meanCurves && {
        meanCurvesMonth: meanCurves.month + 1,
        meanCurvesBetween: { from: meanCurves.from + 1, to: meanCurves.to + 1 },
      }),
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
