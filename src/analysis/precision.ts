import type { MeanEstimate } from "../statistics/running-mean.js";
import { halfWidth } from "../statistics/student.js";

/** Stop when confidence intervals are narrow enough. */
export interface PrecisionTarget {
  /** Of the mean itself (0.01 = 1 %), or in the unit of the mean. */
  readonly kind: "relative" | "absolute";
  /** Largest half-width allowed, > 0. */
  readonly halfWidth: number;
}

/** Where a run stands on the way to its target. */
export interface PrecisionProgress {
  readonly trials: number;
  /** The widest half-width of all estimates, in the target's terms; NaN before there is one. */
  readonly halfWidth: number;
  /** The trial count from which on every look met the target. */
  readonly metSince?: number;
  readonly stop: boolean;
}

const PRECISION_CONFIDENCE = 0.95;

/**
 * Looks at the estimates after some more trials and says whether to stop: when every 95 % interval (Student, each on its
 * own) has met the target at every look from some count n on and at least `kLimit` further trials, 5 for n up to 100 and
 * n/20 above, have confirmed it (Hoad, Robinson & Davies 2010, "Automated selection of the number of replications for a
 * discrete-event simulation", Journal of the Operational Research Society 61, the algorithm with look-ahead). `previous` is
 * the answer to the last look. Without an estimate, or where one has no data, the answer is to go on.
 */
export function assessPrecision(
  target: PrecisionTarget,
  estimates: readonly MeanEstimate[],
  trials: number,
  previous?: PrecisionProgress,
): PrecisionProgress {
  const widest = estimates.length === 0 ? NaN : Math.max(...estimates.map((estimate) => widthOf(target, estimate)));
  if (!(widest <= target.halfWidth)) return { trials, halfWidth: widest, stop: false };
  const metSince = previous?.metSince ?? trials;
  return { trials, halfWidth: widest, metSince, stop: trials - metSince >= lookAhead(metSince) };
}

/** Hoad et al. recommend 5; above 100 replications they scale it by n/100. */
const K_LIMIT = 5;

function lookAhead(trials: number): number {
  return Math.floor((K_LIMIT * Math.max(trials, 100)) / 100);
}

function widthOf({ kind }: PrecisionTarget, { trials, mean, standardError }: MeanEstimate): number {
  const width = halfWidth(PRECISION_CONFIDENCE, standardError, trials);
  if (kind === "absolute" || width === 0) return width;
  return width / Math.abs(mean);
}
