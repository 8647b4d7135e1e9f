import type { OutcomeId } from "../funnel/outcomes.js";
import type { Block } from "../simulation/block.js";
import {
  addToCrossing,
  createCrossing,
  crossingEstimate,
  type CrossingCount,
  type CrossingEstimate,
} from "./crossing.js";
import { monthSamples } from "./monthly-samples.js";
import {
  addToMonth,
  createMonth,
  monthStatistics,
  type MonthStatistics,
  type RunningMonth,
} from "./monthly-statistics.js";
import { direction, type Objective } from "./objective.js";
import type { SeriesId } from "./result.js";
import { difference, trialOrder } from "./samples.js";

export interface SeriesSettings {
  readonly structureIds: readonly string[];
  readonly horizonMonths: number;
  readonly replicates: number;
  /** The outcomes to follow; each costs up to 0.2 MB per structure and month. */
  readonly outcomes: readonly OutcomeId[];
  readonly objective: Objective;
}

/** One outcome, or the objective, month by month from month 0: what the month brought and what all so far brought. */
export interface MonthlySeries {
  readonly structure: string;
  readonly series: SeriesId;
  readonly monthly: readonly MonthStatistics[];
  readonly cumulative: readonly MonthStatistics[];
}

/** When the cumulative objective of one of two structures overtakes the other's. */
export interface Crossing extends CrossingEstimate {
  readonly first: string;
  readonly second: string;
}

export interface SeriesResult {
  readonly series: readonly MonthlySeries[];
  /** One per pair of structures. */
  readonly crossings: readonly Crossing[];
}

/** Monthly statistics from a stream of blocks with tallies; `add` takes the blocks in trial order. */
export interface RunningSeries {
  readonly add: (block: Block) => void;
  readonly result: () => SeriesResult;
}

export function createSeries(settings: SeriesSettings): RunningSeries {
  const { horizonMonths, replicates } = settings;
  const months = () => Array.from({ length: horizonMonths }, () => createMonth(replicates));
  const ids: SeriesId[] = [...new Set(settings.outcomes), "objective"];
  const series = settings.structureIds.map((structure) =>
    ids.map((id) => ({ structure, series: id, monthly: months(), cumulative: months() })),
  );
  const crossings = settings.structureIds.flatMap((_, second, structures) =>
    structures
      .slice(0, second)
      .map((_, first) => ({ first, second, count: createCrossing(horizonMonths, replicates) })),
  );
  const inOrder = trialOrder();

  return {
    add: (block) => {
      inOrder(block);
      const scores = series.map((rows, structure) => addStructure(rows, structure, settings, block));
      addCrossings(crossings, scores);
    },
    result: () => ({
      series: series.flat().map((row) => ({
        ...row,
        monthly: row.monthly.map(monthStatistics),
        cumulative: row.cumulative.map(monthStatistics),
      })),
      crossings: crossings.map(({ first, second, count }) => ({
        first: settings.structureIds[first],
        second: settings.structureIds[second],
        ...crossingEstimate(count),
      })),
    }),
  };
}

interface SeriesRow {
  readonly series: SeriesId;
  readonly monthly: readonly RunningMonth[];
  readonly cumulative: readonly RunningMonth[];
}

interface CrossingRow {
  readonly first: number;
  readonly second: number;
  readonly count: CrossingCount;
}

/** Adds one structure's part of a block; returns its cumulative score (more is better): [month][sample]. */
function addStructure(rows: readonly SeriesRow[], structure: number, settings: SeriesSettings, block: Block) {
  const { structureIds, horizonMonths, outcomes, objective } = settings;
  const sign = direction(objective);
  return Array.from({ length: horizonMonths }, (_, month) => {
    const place = { structure, structures: structureIds.length, month, months: horizonMonths };
    const samplesOf = monthSamples(block, place, outcomes, objective);
    for (const row of rows) {
      const { monthly, cumulative } = samplesOf(row.series);
      addToMonth(row.monthly[month], monthly);
      addToMonth(row.cumulative[month], cumulative);
    }
    return samplesOf("objective").cumulative.map((value) => sign * value);
  });
}

function addCrossings(crossings: readonly CrossingRow[], scores: readonly (readonly Float64Array[])[]): void {
  for (const { first, second, count } of crossings) {
    addToCrossing(
      count,
      scores[first].map((score, month) => difference(score, scores[second][month])),
    );
  }
}
