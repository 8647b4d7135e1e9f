import type { Comoments } from "../../../statistics/comoments.js";
import { studentCriticalValue } from "../../../statistics/student.js";
import type { Interval } from "../interval.js";

/** The standard deviation (divisor n - 1) of d, from the comoments of d and its square; d is the sample less any constant. */
export function deviationOf({ count, m2X }: Comoments): number {
  return count < 2 ? NaN : Math.sqrt(m2X / (count - 1));
}

/**
 * Interval for a standard deviation, normal on its logarithm, without assuming normal samples: the delta method for
 * ln(s) = ln(mean(d^2) - mean(d)^2) / 2, which gives se = sqrt((kurtosis - 1) / n) / 2 (Serfling 1980, "Approximation Theorems of
 * Mathematical Statistics", sections 2.2.2 and 3.1).
 */
export function deviationInterval(comoments: Comoments, alpha: number): Interval {
  const { count, meanX, m2X, m2Y, m2XY } = comoments;
  const deviation = deviationOf(comoments);
  if (!(deviation > 0)) return [deviation, deviation];
  // (d - mean)^2 = d^2 - 2 mean d + mean^2: its variance from those of d^2 and d.
  const squares = Math.max(0, m2Y - 4 * meanX * m2XY + 4 * meanX * meanX * m2X) / (count - 1);
  const logError = Math.sqrt(squares / count) / (2 * deviation * deviation);
  const factor = Math.exp(studentCriticalValue(1 - alpha, count - 1) * logError);
  return [deviation / factor, deviation * factor];
}
