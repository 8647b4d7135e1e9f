import { binomialQuantile } from "../../../distributions/binomial-quantile.js";
import { normalQuantile } from "../../../distributions/special/normal-quantile.js";
import { rankErrorBound, type QuantileSketch } from "../../../statistics/quantile-sketch.js";
import { sketchQuantiles } from "../../../statistics/sketch-quantiles.js";
import type { Interval } from "../interval.js";

/**
 * Interval for the `probability`-quantile between two order statistics, for any distribution: the number of samples up to
 * the quantile is binomial (David & Nagaraja 2003, "Order Statistics", 3rd edition, section 7.1). The ranks are taken further
 * apart by what the sketch may have moved them, and by one. Unbounded where there are too few samples beyond the quantile.
 */
export function quantileInterval(sketch: QuantileSketch, probability: number, alpha: number): Interval {
  const { count } = sketch;
  const slack = 1 + Math.ceil(rankErrorBound(sketch) * count);
  const low = rankAt(alpha / 2, count, probability) - slack;
  const high = rankAt(1 - alpha / 2, count, probability) + 1 + slack;
  return [low < 1 ? -Infinity : orderStatistic(sketch, low), high > count ? Infinity : orderStatistic(sketch, high)];
}

function rankAt(u: number, count: number, probability: number): number {
  return binomialQuantile(u, normalQuantile(u), count, probability);
}

/** The value of `rank` (from 1), or one between it and a neighbour by rounding: the slack allows for that. */
function orderStatistic(sketch: QuantileSketch, rank: number): number {
  return sketchQuantiles(sketch, [(rank - 1) / (sketch.count - 1)])[0];
}
