import { BLOCK_TRIALS } from "../simulation/block.js";
import { addToMean, createMean, meanEstimate } from "../statistics/running-mean.js";
import type { Estimate } from "./estimate.js";

/**
 * The mean of one value a trial, NaN = no data, with its error; added up in blocks of trials, as a run does.
 * @param groups independent groups of trials; absent: trials are independent
 */
export function trialMean(values: Float64Array, groups?: number): Estimate {
  const running = createMean(1, groups);
  for (let from = 0; from < values.length; from += BLOCK_TRIALS) {
    addToMean(running, values.subarray(from, from + BLOCK_TRIALS));
  }
  const { mean, standardError } = meanEstimate(running);
  return { mean, standardError };
}
