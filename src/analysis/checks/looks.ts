/** Trials of the first look: below that the intervals of means are not to be trusted for skewed outcomes. */
const FIRST_LOOK_TRIALS = 1000;

/** One look at the trials so far. */
export interface Look {
  readonly trials: number;
  /** Share of the error probability this look may spend. */
  readonly share: number;
}

/**
 * When to look: at 1,000 trials, and each time twice as many, up to `maxTrials`. Look k spends 1 / (k (k + 1)) of the error
 * probability; the shares sum to at most 1, so the chance that any look misleads is at most the error probability (Bonferroni;
 * spending by a plan fixed beforehand: Lan & DeMets 1983, "Discrete sequential boundaries for clinical trials", Biometrika 70).
 * No look depends on `maxTrials` but the last: allowing more trials never takes back a verdict reached at an earlier one.
 */
export function looksUpTo(maxTrials: number): Look[] {
  const looks: Look[] = [];
  for (let trials = FIRST_LOOK_TRIALS, k = 1; ; trials *= 2, k++) {
    looks.push({ trials: Math.min(trials, maxTrials), share: 1 / (k * (k + 1)) });
    if (trials >= maxTrials) return looks;
  }
}
