import type { Comoments } from "../../../statistics/comoments.js";
import { studentCriticalValue } from "../../../statistics/student.js";
import type { Interval } from "../interval.js";

/** Nothing is known about the number. */
const UNKNOWN: Interval = [-Infinity, Infinity];

/**
 * Interval for the ratio of the means, mean(x) / mean(y), from paired samples: all r for which a test of
 * mean(x - r y) = 0 at level `alpha` does not reject (Fieller 1954, "Some problems in interval estimation", JRSS B 16,
 * section 2). Far from a zero denominator it agrees with the delta method, se^2 = (s_xx - 2 r s_xy + r^2 s_yy) / (n mean(y)^2);
 * near one it grows without bound instead of being wrong, and is the whole line where mean(y) is not clear of 0.
 */
export function ratioInterval({ count, meanX, meanY, m2X, m2Y, m2XY }: Comoments, alpha: number): Interval {
  if (count < 2) return UNKNOWN;
  const t = studentCriticalValue(1 - alpha, count - 1);
  const weight = (t * t) / ((count - 1) * count);
  const a = meanY * meanY - weight * m2Y;
  const b = meanX * meanY - weight * m2XY;
  const c = meanX * meanX - weight * m2X;
  if (!(a > 0)) return UNKNOWN;
  const half = Math.sqrt(Math.max(0, b * b - a * c));
  return [(b - half) / a, (b + half) / a];
}
