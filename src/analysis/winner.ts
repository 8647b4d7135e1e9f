import { confidenceSequenceHalfWidth } from "../statistics/confidence-sequence.js";
import type { PairComparison } from "./comparison.js";

/** Stop when it is clear which structure is best. */
export interface WinnerTarget {
  /** P(the structure named is best, but for the indifference), whenever the run stops; 0..1. */
  readonly confidence: number;
}

interface WinnerLimit extends WinnerTarget {
  /** Smallest shortfall of the mean objective that matters, in its unit, >= 0. At 0 only a clear winner ends the run. */
  readonly indifference: number;
}

export interface WinnerProgress {
  readonly stop: boolean;
  /** The structure that may be short of the best by least; its place. */
  readonly leader: number;
  /** With the confidence asked for, the leader's mean is short of the best by no more than this; Infinity if unknown. */
  readonly shortfallAtMost: number;
}

/**
 * Looks at the paired differences of the objective, [a][b] = a against b, and says whether to stop. One may look as often
 * as one likes: each difference has a confidence sequence at alpha / (structures - 1), so that with probability of at
 * least `confidence` the mean of no structure lies below the best by more than what was said of it at any look (only the
 * sequences against the truly best structure can make it wrong: Bonferroni over those).
 *
 * This plays the part of a sequential selection procedure such as Kim & Nelson 2001 ("A fully sequential procedure for
 * indifference-zone selection in simulation", ACM TOMACS 11), without a first stage and without normality.
 */
export function assessWinner(target: WinnerLimit, pairs: readonly (readonly PairComparison[])[]): WinnerProgress {
  const shortfalls = pairs.map((row, structure) => largestShortfall(row, structure, target));
  const leader = shortfalls.reduce((best, bound, structure) => (bound < shortfalls[best] ? structure : best), 0);
  const shortfallAtMost = shortfalls[leader];
  return { stop: shortfallAtMost <= target.indifference, leader, shortfallAtMost };
}

/** Where the confidence sequences are about narrowest: a common length of run. */
const TIGHTEST_TRIALS = 10_000;

/** The most by which the structure's mean may be short of any other's; 0 if it is ahead of all. */
function largestShortfall(row: readonly PairComparison[], structure: number, { confidence }: WinnerTarget): number {
  const alpha = (1 - confidence) / (row.length - 1);
  const bounds = row.map(({ advantage: { mean, standardError, trials } }, other) => {
    if (other === structure) return 0;
    const bound = confidenceSequenceHalfWidth(alpha, standardError, trials, TIGHTEST_TRIALS) - mean;
    return Number.isNaN(bound) ? Infinity : bound;
  });
  return Math.max(0, ...bounds);
}
