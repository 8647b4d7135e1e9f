import { studentCriticalValue } from "../../statistics/student.js";
import type { Interval } from "./interval.js";
import { decide, type Verdict } from "./limit.js";

/** A mean, and how sure a run is of it. */
export interface BaselineFigure {
  readonly mean: number;
  readonly standardError: number;
  readonly trials: number;
}

/** How far an outcome may move: by the larger of the two. */
export interface Tolerance {
  /** Share of the stored mean, >= 0. */
  readonly relative: number;
  /** In the unit of the outcome, >= 0. */
  readonly absolute: number;
}

export interface Drift {
  /** Mean now less stored mean. */
  readonly observed: number;
  readonly interval: Interval;
  /** The most that is allowed, in either direction. */
  readonly allowed: number;
  readonly result: Verdict;
}

/**
 * Whether a mean has moved by more than is allowed. The interval of the difference adds both Monte Carlo errors as if the
 * runs were independent (Student, with the degrees of freedom of the shorter run: a bound from below to Welch's 1947, Biometrika 34); runs
 * of one seed share their luck, which makes it wider than need be, never too narrow. Equal figures have not moved at all.
 */
export function driftOf(before: BaselineFigure, now: BaselineFigure, tolerance: Tolerance, confidence: number): Drift {
  const observed = now.mean - before.mean;
  const allowed = Math.max(tolerance.absolute, tolerance.relative * Math.abs(before.mean));
  const isSame = observed === 0 && now.standardError === before.standardError;
  const half = isSame ? 0 : halfWidthOf(before, now, confidence);
  const interval: Interval = [observed - half, observed + half];
  return { observed, interval, allowed, result: decide(interval, { atLeast: 0 - allowed, atMost: allowed }) };
}

function halfWidthOf(before: BaselineFigure, now: BaselineFigure, confidence: number): number {
  const trials = Math.min(before.trials, now.trials);
  if (trials < 2) return Infinity;
  return studentCriticalValue(confidence, trials - 1) * Math.hypot(before.standardError, now.standardError);
}
