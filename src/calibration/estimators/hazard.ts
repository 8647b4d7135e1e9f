import { dispersionOfMoves } from "./dispersion.js";
import { gridPosterior } from "./grid-posterior.js";
import type { Prior } from "./prior.js";
import type { Posterior } from "./weighted-draws.js";

/** Events and the time in which they might have come, of one period. */
export interface Exposure {
  readonly events: number;
  /** Sum of the months under observation. */
  readonly months: number;
}

export interface HazardFit {
  readonly posterior: Posterior;
  readonly events: number;
  readonly months: number;
  readonly dispersion: number;
}

/**
 * A constant hazard a month under censoring: events over exposure, with the likelihood of Poisson counts divided by how much more they
 * move between periods than chance lets them.
 *
 * Sources: Lawless (2003), section 4.1; McCullagh & Nelder (1989), chapter 9.
 */
export const fitHazard = (periods: readonly Exposure[], prior: Prior): HazardFit =>
  fit(periods, prior, (score) => score);

/** What a hazard may be wrong by beside chance. */
export interface HazardErrors {
  /** Of the variance of the events, by how much it is larger than Poisson's where times are of another law; default 1. */
  readonly spread?: number;
  /** The time under observation is taken longer by this factor; default 1. */
  readonly longer?: number;
  /** Standard error of the logarithm beside that of chance; default 0. */
  readonly error?: number;
}

/** The same for the mean time until the event, 1 / hazard, in months: what is known before is known of that. */
export const fitMeanTime = (periods: readonly Exposure[], prior: Prior, errors?: HazardErrors): HazardFit =>
  fit(periods, prior, (score) => -score, errors);

/** `logHazard` of a score of the prior's scale, the log. */
function fit(
  periods: readonly Exposure[],
  prior: Prior,
  logHazard: (score: number) => number,
  { spread = 1, longer = 1, error = 0 }: HazardErrors = {},
): HazardFit {
  const events = periods.reduce((sum, period) => sum + period.events, 0);
  const months = periods.reduce((sum, period) => sum + period.months, 0);
  const hazard = months > 0 ? events / months : 0;
  const used = periods.filter((period) => period.months > 0);
  const moves = events > 0 ? used.map((period) => (period.events - hazard * period.months) / events) : [];
  const dispersion = Math.max(spread, dispersionOfMoves(moves, events > 0 ? 1 / events : 0));
  const around = logHazard(Math.log((events + 0.5) / Math.max(longer * months, 1e-9)));
  const wider = dispersion + events * error ** 2;
  const posterior = gridPosterior(
    prior,
    (score) => (events * logHazard(score) - longer * months * Math.exp(logHazard(score))) / wider,
    months > 0 ? around : prior.parts[0].mean,
  );
  return { posterior, events, months, dispersion };
}
