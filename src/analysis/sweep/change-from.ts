import { momentsOf, standardErrorOfMean } from "../../statistics/moments.js";
import type { Estimate } from "../estimate.js";

/** The mean of `scores` less `base`, trial by trial, over the trials that both have with data; NaN where there are none. */
export function changeFrom(scores: Float64Array, base: Float64Array): Estimate {
  const differences = scores
    .subarray(0, Math.min(scores.length, base.length))
    .map((score, trial) => score - base[trial])
    .filter((difference) => !Number.isNaN(difference));
  const moments = momentsOf(differences);
  return { mean: moments.count === 0 ? NaN : moments.mean, standardError: standardErrorOfMean(moments) };
}
