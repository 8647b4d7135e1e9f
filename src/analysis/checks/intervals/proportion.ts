import { betaQuantile, betaUpperQuantile } from "../../../distributions/special/beta-quantile.js";
import type { Interval } from "../interval.js";

/**
 * Exact interval for a probability from `successes` in `count` independent trials (Clopper & Pearson 1934, "The use of confidence or
 * fiducial limits", Biometrika 26, as quantiles of beta distributions). A trial that counts half for a tie is taken as if a coin had
 * been tossed for it, which only widens the interval.
 */
export function proportionInterval(successes: number, count: number, alpha: number): Interval {
  const failures = count - successes;
  return [
    successes <= 0 ? 0 : betaQuantile(alpha / 2, successes, failures + 1),
    failures <= 0 ? 1 : betaUpperQuantile(alpha / 2, successes + 1, failures),
  ];
}
