import { momentsOf, standardErrorOfMean } from "../../statistics/moments.js";
import { withoutNoData } from "../../statistics/running-mean.js";
import type { Estimate } from "../estimate.js";
import { pairedDifference } from "../outcome-samples.js";

/** The mean of `scores` less `base`, trial by trial, over the trials that both have with data; NaN where there are none. */
export function changeFrom(scores: Float64Array, base: Float64Array): Estimate {
  const both = Math.min(scores.length, base.length);
  const moments = momentsOf(withoutNoData(pairedDifference(scores.subarray(0, both), base)));
  return { mean: moments.count === 0 ? NaN : moments.mean, standardError: standardErrorOfMean(moments) };
}
