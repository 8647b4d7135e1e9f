import { quantileOfOrderStatistics } from "../statistics/quantile.js";
import {
  addToMean,
  createMean,
  meanEstimate,
  momentsOfMean,
  type MeanEstimate,
  type RunningMean,
} from "../statistics/running-mean.js";
import { halfWidth } from "../statistics/student.js";

/** When the objective of one structure overtakes that of another for good, within the horizon. Months count from 0. */
export interface CrossingEstimate {
  /** Share of the samples in which one overtakes the other, and its standard error. */
  readonly probability: number;
  readonly standardError: number;
  /** Share of the samples in which it is the first that overtakes the second. */
  readonly firstOvertakes: number;
  /** Quantiles of the month among the samples that cross; NaN if none does. */
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  /** Absent where the trials do not tell that the mean lead changes hands. */
  readonly meanCurves?: MeanCurvesCrossing;
}

/**
 * When the mean lead changes hands for good: before `from` the trials tell the one structure ahead, from `to` on the other; in
 * the months between, the 95 % interval of the mean lead (Student, each month on its own) includes zero.
 */
export interface MeanCurvesCrossing {
  /** By the means as they are; from <= month <= to. */
  readonly month: number;
  readonly from: number;
  readonly to: number;
}

/** What is kept of two structures. */
export interface CrossingCount {
  readonly crossed: RunningMean;
  /** Crossings by month. */
  readonly byMonth: number[];
  /** Per month the lead of the first over the second. */
  readonly leads: readonly RunningMean[];
  firstOvertakes: number;
  /** Whether a number overflowed in either: then nothing is told. */
  overflowed: boolean;
}

/** Where a sequence changes its sign for the last time. */
export interface SignChange {
  /** The first place of the final sign. */
  readonly place: number;
  readonly finalSign: number;
}

export function createCrossing(horizonMonths: number, replicates: number, groups?: number): CrossingCount {
  return {
    crossed: createMean(replicates, groups),
    byMonth: new Array<number>(horizonMonths).fill(0),
    leads: Array.from({ length: horizonMonths }, () => createMean(replicates, groups)),
    firstOvertakes: 0,
    overflowed: false,
  };
}

/** Adds whole trials: leads[month][sample] is the cumulative score of the first minus that of the second. */
export function addToCrossing(count: CrossingCount, leads: readonly Float64Array[]): void {
  const own = new Float64Array(leads.length);
  const crossed = leads[0].map((_, sample) => {
    for (let month = 0; month < own.length; month++) own[month] = leads[month][sample];
    const change = lastSignChange(own);
    if (change === undefined) return 0;
    count.byMonth[change.place]++;
    if (change.finalSign > 0) count.firstOvertakes++;
    return 1;
  });
  addToMean(count.crossed, crossed);
  leads.forEach((ofMonth, month) => {
    addToMean(count.leads[month], ofMonth);
  });
}

export function crossingEstimate({
  crossed,
  byMonth,
  leads,
  firstOvertakes,
  overflowed,
}: CrossingCount): CrossingEstimate {
  if (overflowed) return UNKNOWN;
  const { mean: probability, standardError } = meanEstimate(crossed);
  const crossings = byMonth.reduce((sum, samples) => sum + samples, 0);
  const [p5, p50, p95] = [0.05, 0.5, 0.95].map((p) =>
    quantileOfOrderStatistics(crossings, p, (place) => monthOf(byMonth, place)),
  );
  const meanCurves = crossingOfMeans(leads.map(meanEstimate));
  return {
    probability,
    standardError,
    firstOvertakes: firstOvertakes / momentsOfMean(crossed).count,
    p5,
    p50,
    p95,
    ...(meanCurves && { meanCurves }),
  };
}

const UNKNOWN: CrossingEstimate = {
  probability: NaN,
  standardError: NaN,
  firstOvertakes: NaN,
  p5: NaN,
  p50: NaN,
  p95: NaN,
};

const CROSSING_CONFIDENCE = 0.95;

/** The last change of hands that is told from zero on both sides. */
export function crossingOfMeans(leads: readonly MeanEstimate[]): MeanCurvesCrossing | undefined {
  const told = leads.map(({ mean, standardError, trials }) =>
    Math.abs(mean) > halfWidth(CROSSING_CONFIDENCE, standardError, trials) ? mean : 0,
  );
  const change = lastSignChange(told);
  if (change === undefined) return undefined;
  const { place: to, finalSign } = change;
  const from = 1 + told.slice(0, to).findLastIndex((lead) => Math.sign(lead) === -finalSign);
  const month = lastSignChange(leads.slice(0, to + 1).map(({ mean }) => mean))?.place ?? to;
  return { month, from, to };
}

/** The last change of sign among `values`; zeros and NaN have no sign and are passed over. */
export function lastSignChange(values: ArrayLike<number>): SignChange | undefined {
  let finalSign = 0;
  let place = values.length;
  for (let i = values.length - 1; i >= 0; i--) {
    const sign = Math.sign(values[i]);
    if (sign === 0 || Number.isNaN(sign)) continue;
    if (finalSign === 0) finalSign = sign;
    if (sign !== finalSign) return { place, finalSign };
    place = i;
  }
  return undefined;
}

/** The month of the crossing at `place` in the order of months. */
function monthOf(byMonth: readonly number[], place: number): number {
  let month = 0;
  for (let upTo = byMonth[0]; upTo <= place; upTo += byMonth[month]) month++;
  return month;
}
