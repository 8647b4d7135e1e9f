import { holm } from "../../../statistics/holm.js";
import type { MeanEstimate } from "../../../statistics/running-mean.js";
import { studentCriticalValue, studentUpperTail } from "../../../statistics/student.js";
import type { Interval } from "../interval.js";
import { decide, type Verdict } from "../limit.js";

/** How far an outcome may move: by the larger of the two. */
export interface Tolerance {
  /** Share of the stored mean, >= 0. */
  readonly relative: number;
  /** In the unit of the outcome, >= 0. */
  readonly absolute: number;
}

/** The mean of paired differences, now less then, and the most it may be in either direction. */
export interface PairedMove {
  readonly difference: MeanEstimate;
  readonly allowed: number;
}

export interface Drift {
  /** Of the difference, at the level that it was held against. */
  readonly interval: Interval;
  /** The least difference that these trials tell from none, whatever the others turn out to be. */
  readonly detectable: number;
  readonly result: Verdict;
}

/** The most that a mean may move. */
export const allowedMove = (storedMean: number, { relative, absolute }: Tolerance): number =>
  Math.max(absolute, relative * Math.abs(storedMean));

/**
 * Which means have moved by more than is allowed: P(any verdict is wrong) is at most 1 less `confidence`. Of each mean two
 * hypotheses are tested, that it lies within what is allowed and that it does not (two one-sided tests: Schuirmann 1987, Journal of
 * Pharmacokinetics and Biopharmaceutics 15), and all of them together by Holm's procedure; only the one that a difference speaks
 * against can be rejected. A difference that is the same in every trial is certain.
 */
export function driftsOf(moves: readonly PairedMove[], confidence: number): Drift[] {
  const alpha = 1 - confidence;
  const hypotheses = 2 * moves.length;
  const levels = holm(moves.map(tail), alpha, hypotheses);
  return moves.map(({ difference, allowed }, place) => {
    const { mean } = difference;
    const half = halfWidth(difference, levels[place].level);
    const interval: Interval = [mean - half, mean + half];
    const detectable = halfWidth(difference, alpha / hypotheses);
    return { interval, detectable, result: decide(interval, { atLeast: 0 - allowed, atMost: allowed }) };
  });
}

/** P(a difference so far from what is allowed, or farther, by chance alone) if the truth is exactly at the limit. */
function tail({ difference: { mean, standardError, trials }, allowed }: PairedMove): number {
  if (standardError === 0) return 0;
  if (trials < 2) return NaN;
  return studentUpperTail(Math.abs(Math.abs(mean) - allowed) / standardError, trials - 1);
}

/** Half the interval whose ends are each missed with probability `level`. */
function halfWidth({ standardError, trials }: MeanEstimate, level: number): number {
  if (trials < 2) return Infinity;
  return standardError === 0 ? 0 : standardError * studentCriticalValue(1 - 2 * level, trials - 1);
}
