import type { Estimate } from "../estimate.js";

/** A structure of a what-if: one of all that may be chosen. */
export interface Candidate {
  /** Place of the what-if. */
  readonly variant: number;
  /** Place of the structure in it. */
  readonly structure: number;
}

/** A candidate by the first trials of all, from trial 0 on: so many as both arrays have. */
export interface SampledCandidate extends Candidate {
  /** By trial: more is better; NaN without data. */
  readonly scores: Float64Array;
  /** By trial, in money. */
  readonly costs: Float64Array;
  readonly score: Estimate;
  readonly cost: Estimate;
  /** How many others are the same in every trial: of these it is the first. */
  readonly same: number;
  /** The first few of these. */
  readonly alike: readonly Candidate[];
  /** Independent groups of trials; absent: trials are independent. */
  readonly groups?: number | undefined;
}
