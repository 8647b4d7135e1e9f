import type { Steps } from "../foundation/steps.js";
import type { OutcomeId } from "../funnel/outcomes.js";
import type { Block } from "../simulation/block.js";
import {
  addToCrossing,
  createCrossing,
  crossingEstimate,
  type CrossingCount,
  type CrossingEstimate,
} from "./crossing.js";
import { monthlySamples, type StructureMonth } from "./monthly-samples.js";
import {
  addToMonth,
  compactMonth,
  createMonth,
  monthStatistics,
  type MonthStatistics,
  type RunningMonth,
} from "./monthly-statistics.js";
import { direction, type Objective } from "./objective.js";
import type { SeriesId } from "./comparison.js";
import { pairedDifference, trialOrder } from "./outcome-samples.js";

export interface SeriesSettings {
  readonly structureIds: readonly string[];
  /** Place of the structure the others are compared with. */
  readonly referenceIndex: number;
  readonly horizonMonths: number;
  readonly replicates: number;
  /** As in `ComparisonSettings`. */
  readonly groups?: number | undefined;
  /** The outcomes to follow; each costs up to 0.3 MB per structure and month. */
  readonly outcomes: readonly OutcomeId[];
  readonly objective: Objective;
}

/** One outcome, or the objective, month by month from month 0: what the month brought and what all so far brought. */
export interface MonthlySeries {
  readonly structure: string;
  readonly series: SeriesId;
  readonly monthly: readonly MonthStatistics[];
  readonly cumulative: readonly MonthStatistics[];
  /** `cumulative`, paired, less that of the reference; absent for the reference. */
  readonly difference?: readonly MonthStatistics[];
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

/**
 * Monthly statistics from a stream of blocks that have the outcomes month by month; `addSteps` takes the blocks in trial order, each in
 * steps that are all done before the next, or the result.
 */
export interface RunningSeries {
  readonly addSteps: (block: Block) => Steps<void>;
  /** Drops what quantiles need not hold; may be left at any step. */
  readonly compactSteps: () => Steps<void>;
  readonly result: () => SeriesResult;
}

export function createSeries(settings: SeriesSettings): RunningSeries {
  const { structureIds, referenceIndex, horizonMonths, replicates, groups } = settings;
  const months = () => Array.from({ length: horizonMonths }, () => createMonth(replicates, groups));
  const ids: SeriesId[] = [...new Set(settings.outcomes), "objective"];
  const series = structureIds.map((structure, place) =>
    ids.map((id): SeriesRow => ({
      structure,
      series: id,
      monthly: months(),
      cumulative: months(),
      ...(place !== referenceIndex && { difference: months() }),
    })),
  );
  const crossings = structureIds.flatMap((_, second, structures) =>
    structures
      .slice(0, second)
      .map((_, first) => ({ first, second, count: createCrossing(horizonMonths, replicates, groups) })),
  );
  const inOrder = trialOrder();

  return {
    addSteps: function* (block) {
      inOrder(block);
      const { scores, overflowed } = yield* addMonths(series, settings, block);
      yield* addCrossings(crossings, scores, overflowed);
    },
    compactSteps: function* () {
      for (const { monthly, cumulative, difference = [] } of series.flat())
        for (const month of [...monthly, ...cumulative, ...difference]) yield compactMonth(month);
    },
    result: () => ({
      series: series.flat().map(statisticsOf),
      crossings: crossings.map(({ first, second, count }) => ({
        first: structureIds[first],
        second: structureIds[second],
        ...crossingEstimate(count),
      })),
    }),
  };
}

interface SeriesRow {
  readonly structure: string;
  readonly series: SeriesId;
  readonly monthly: readonly RunningMonth[];
  readonly cumulative: readonly RunningMonth[];
  readonly difference?: readonly RunningMonth[];
}

interface CrossingRow {
  readonly first: number;
  readonly second: number;
  readonly count: CrossingCount;
}

function statisticsOf({ structure, series, monthly, cumulative, difference }: SeriesRow): MonthlySeries {
  return {
    structure,
    series,
    monthly: monthly.map(monthStatistics),
    cumulative: cumulative.map(monthStatistics),
    ...(difference && { difference: difference.map(monthStatistics) }),
  };
}

/**
 * Adds a block month by month; returns the cumulative scores (more is better), [structure][month][sample], and in which
 * structures a number overflowed.
 */
function* addMonths(series: readonly (readonly SeriesRow[])[], settings: SeriesSettings, block: Block) {
  const { structureIds, referenceIndex, horizonMonths, objective } = settings;
  const sign = direction(objective);
  const samples = structureIds.map((_, structure) => monthlySamples(block, structure, objective));
  for (const [structure, rows] of series.entries()) {
    for (const row of rows) {
      for (const [month, own] of samples[structure].entries()) {
        yield addMonth(row, month, own, samples[referenceIndex][month]);
      }
    }
  }
  return {
    scores: samples.map((own) => own.map(({ of }) => of("objective").cumulative.map((value) => sign * value))),
    overflowed: samples.map((own) => own[horizonMonths - 1].overflowed),
  };
}

/** @returns about how many operations it took */
function addMonth(row: SeriesRow, month: number, own: StructureMonth, reference: StructureMonth): number {
  const { monthly, cumulative } = own.of(row.series);
  const operations =
    addToMonth(row.monthly[month], monthly, own.overflowed) +
    addToMonth(row.cumulative[month], cumulative, own.overflowed);
  if (!row.difference) return operations;
  const difference = pairedDifference(cumulative, reference.of(row.series).cumulative);
  return operations + addToMonth(row.difference[month], difference, own.overflowed || reference.overflowed);
}

/** Operations per lead of a pair of structures in a month. */
const LEAD_COST = 50;

/** An overflow lasts: that of the last month tells of all. */
function* addCrossings(
  crossings: readonly CrossingRow[],
  scores: readonly (readonly Float64Array[])[],
  overflowed: readonly boolean[],
): Steps<void> {
  for (const { first, second, count } of crossings) {
    count.overflowed ||= overflowed[first] || overflowed[second];
    addToCrossing(
      count,
      scores[first].map((score, month) => pairedDifference(score, scores[second][month])),
    );
    yield LEAD_COST * scores[first].length * scores[first][0].length;
  }
}
