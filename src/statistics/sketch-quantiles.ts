import { joinedValues } from "../foundation/joined-values.js";
import { orderStatistics } from "./order-statistics.js";
import { quantileOfOrderStatistics } from "./quantile.js";
import type { QuantileSketch } from "./quantile-sketch.js";
import { valueQuantiles, valueShareBelow, type ValueSketch } from "./value-sketch.js";

/** Of a stream in its order, or of parts in any. */
export type AnySketch = QuantileSketch | ValueSketch;

/** Type-7 quantiles at the probabilities `p` (0..1), exact or within the sketch's error; NaN for an empty sketch. */
export function sketchQuantiles(sketch: AnySketch, p: readonly number[]): number[] {
  if ("buckets" in sketch) return valueQuantiles(sketch, p);
  const at = sketch.levels.length === 0 ? orderStatistics(sketch.pending) : heldStatistics(sketch);
  return p.map((probability) => quantileOfOrderStatistics(sketch.count, probability, at));
}

/** Those of what is still held. */
function heldStatistics(sketch: QuantileSketch): (place: number) => number {
  const runs = weightedRuns(sketch);
  return (place) => valueOfRank(runs, place + 1);
}

/** Share of the values below `limit`, exact or within the rank error bound, or by how much it may be `offBy`; NaN for an empty sketch. */
export function sketchShareBelow(
  sketch: AnySketch,
  limit: number,
): { readonly share: number; readonly offBy?: number } {
  if ("buckets" in sketch) return valueShareBelow(sketch, limit);
  let below = 0;
  if (sketch.levels.length === 0) for (const part of sketch.pending) below += countOfBelow(part, limit);
  else for (const run of weightedRuns(sketch)) below += run.weight * countBelow(run.values, limit);
  return { share: sketch.count === 0 ? NaN : below / sketch.count };
}

/** How many of values in any order. */
function countOfBelow(values: Float64Array, limit: number): number {
  let below = 0;
  for (let place = 0; place < values.length; place++) if (values[place] < limit) below++;
  return below;
}

interface WeightedRun {
  readonly values: Float64Array;
  readonly weight: number;
}

function weightedRuns(sketch: QuantileSketch): WeightedRun[] {
  const full = sketch.levels.flatMap((runs, level) => runs.map((values) => ({ values, weight: 2 ** level })));
  return [...full, { values: joinedValues(sketch.pending).sort(), weight: 1 }];
}

/**
 * The smallest value held whose rank is at least `rank` (from 1). What may still be it is a window in every run; the middle of the
 * widest one tells of all windows which part is left.
 */
function valueOfRank(runs: readonly WeightedRun[], rank: number): number {
  if (runs.length === 1) return runs[0].values[Math.ceil(rank / runs[0].weight) - 1];
  const lows = runs.map(() => 0);
  const highs = runs.map(({ values }) => values.length);
  let best = Infinity;
  for (;;) {
    const widest = widestWindow(lows, highs);
    const low = lows[widest];
    if (low === highs[widest]) return best;
    const pivot = runs[widest].values[(low + highs[widest]) >> 1];
    const upTo = runs.map(({ values }, run) => countUpTo(values, pivot, lows[run], highs[run]));
    const found = runs.reduce((sum, { weight }, run) => sum + weight * upTo[run], 0);
    if (found >= rank) {
      best = pivot;
      runs.forEach(({ values }, run) => (highs[run] = countBelow(values, pivot, lows[run], highs[run])));
    } else runs.forEach((_, run) => (lows[run] = upTo[run]));
  }
}

function widestWindow(lows: readonly number[], highs: readonly number[]): number {
  let widest = 0;
  for (let run = 1; run < lows.length; run++) {
    if (highs[run] - lows[run] > highs[widest] - lows[widest]) widest = run;
  }
  return widest;
}

/** Values are known to be below `value` before place `low`, and not to be from `high` on. */
function countBelow(values: Float64Array, value: number, low = 0, high = values.length): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countUpTo(values: Float64Array, value: number, low = 0, high = values.length): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
