import { standardErrorOfMean, type Moments } from "../../../statistics/moments.js";
import { halfWidth } from "../../../statistics/student.js";
import type { Interval } from "../interval.js";

/**
 * Student's interval for a mean, with error probability `alpha`; asymptotic in the number of trials where the samples are not normal.
 * A sample that never varies has the interval of its one value, as equal structures must: so an event that no trial of the
 * first look has seen counts as one that does not happen. Claims about rare events belong to probabilities, whose intervals
 * (Clopper & Pearson) allow for what was not seen.
 */
export function meanInterval(moments: Moments, alpha: number): Interval {
  const half = halfWidth(1 - alpha, standardErrorOfMean(moments), moments.count);
  return [moments.mean - half, moments.mean + half];
}
