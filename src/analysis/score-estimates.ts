import type { Estimate } from "./estimate.js";
import { pairedDifference } from "./outcome-samples.js";
import { trialMean } from "./trial-mean.js";

/** What the scores of some structures come to, more is better. */
export interface ScoreEstimates {
  /** How many there are. */
  readonly structures: number;
  readonly meanOf: (structure: number) => Estimate;
  /** Of the first less the other, paired; by their places. */
  readonly leadOf: (first: number, other: number) => Estimate;
}

/**
 * Of scores by structure and trial.
 * @param groups independent groups of the trials; absent: they are independent
 */
export function estimatesOf(scores: readonly Float64Array[], groups?: number): ScoreEstimates {
  return {
    structures: scores.length,
    meanOf: (structure) => trialMean(scores[structure], groups),
    leadOf: (first, other) => trialMean(pairedDifference(scores[first], scores[other]), groups),
  };
}
