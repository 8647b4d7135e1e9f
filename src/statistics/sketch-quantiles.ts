import { quantileOfOrderStatistics } from "./quantile.js";
import type { QuantileSketch } from "./quantile-sketch.js";
import { valueQuantiles, valueShareBelow, type ValueSketch } from "./value-sketch.js";

/** Of a stream in its order, or of parts in any. */
export type AnySketch = QuantileSketch | ValueSketch;

/** Type-7 quantiles at the probabilities `p` (0..1), exact or within the sketch's error; NaN for an empty sketch. */
export function sketchQuantiles(sketch: AnySketch, p: readonly number[]): number[] {
  if ("buckets" in sketch) return valueQuantiles(sketch, p);
  const runs = weightedRuns(sketch);
  return p.map((probability) =>
    quantileOfOrderStatistics(sketch.count, probability, (place) => valueOfRank(runs, place + 1)),
  );
}

/** Share of the values below `limit`, exact or within the rank error bound, or by how much it may be `offBy`; NaN for an empty sketch. */
export function sketchShareBelow(
  sketch: AnySketch,
  limit: number,
): { readonly share: number; readonly offBy?: number } {
  if ("buckets" in sketch) return valueShareBelow(sketch, limit);
  let below = 0;
  for (const run of weightedRuns(sketch)) below += run.weight * countBelow(run.values, limit);
  return { share: sketch.count === 0 ? NaN : below / sketch.count };
}

interface WeightedRun {
  readonly values: Float64Array;
  readonly weight: number;
}

function weightedRuns(sketch: QuantileSketch): WeightedRun[] {
  const full = sketch.levels.flatMap((runs, level) => runs.map((values) => ({ values, weight: 2 ** level })));
  return [...full, { values: sketch.tail.slice(0, sketch.tailCount).sort(), weight: 1 }];
}

/** The smallest value held whose rank is at least `rank` (from 1). */
function valueOfRank(runs: readonly WeightedRun[], rank: number): number {
  let best = Infinity;
  for (const { values } of runs) {
    let low = 0;
    let high = values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[middle] >= best || rankOf(runs, values[middle]) >= rank) high = middle;
      else low = middle + 1;
    }
    if (low < values.length && values[low] < best) best = values[low];
  }
  return best;
}

/** The weight of the values up to and including `value`. */
function rankOf(runs: readonly WeightedRun[], value: number): number {
  let rank = 0;
  for (const run of runs) rank += run.weight * countUpTo(run.values, value);
  return rank;
}

function countBelow(values: Float64Array, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countUpTo(values: Float64Array, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
