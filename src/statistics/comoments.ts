import { meanOf } from "./moments.js";

/**
 * Second-order moments of a sample of pairs (x, y). Comoments of consecutive parts merge into those of the whole.
 * An empty sample has means 0.
 */
export interface Comoments {
  readonly count: number;
  readonly meanX: number;
  readonly meanY: number;
  /** Sums of (x - meanX)^2, (y - meanY)^2 and (x - meanX)(y - meanY). */
  readonly m2X: number;
  readonly m2Y: number;
  readonly m2XY: number;
}

export const NO_COMOMENTS: Comoments = { count: 0, meanX: 0, meanY: 0, m2X: 0, m2Y: 0, m2XY: 0 };

/** Comoments of the pairs (x[i], y[i]), by the two-pass algorithm; no NaN, equal lengths. */
export function comomentsOf(x: ArrayLike<number>, y: ArrayLike<number>): Comoments {
  const count = x.length;
  if (count === 0) return NO_COMOMENTS;
  const meanX = meanOf(x);
  const meanY = meanOf(y);
  let m2X = 0;
  let m2Y = 0;
  let m2XY = 0;
  for (let i = 0; i < count; i++) {
    const dx = x[i] - meanX;
    const dy = y[i] - meanY;
    m2X += dx * dx;
    m2Y += dy * dy;
    m2XY += dx * dy;
  }
  return { count, meanX, meanY, m2X, m2Y, m2XY };
}

/**
 * Comoments of the union of two samples (Pebay 2008, "Formulas for robust, one-pass parallel computation of covariances
 * and arbitrary-order statistical moments", SAND2008-6212, section 3). Merge in a fixed order.
 */
export function mergeComoments(a: Comoments, b: Comoments): Comoments {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const count = a.count + b.count;
  const dx = b.meanX - a.meanX;
  const dy = b.meanY - a.meanY;
  const weight = (a.count * b.count) / count;
  return {
    count,
    meanX: a.meanX + (dx * b.count) / count,
    meanY: a.meanY + (dy * b.count) / count,
    m2X: a.m2X + b.m2X + dx * dx * weight,
    m2Y: a.m2Y + b.m2Y + dy * dy * weight,
    m2XY: a.m2XY + b.m2XY + dx * dy * weight,
  };
}
