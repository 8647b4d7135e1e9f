import { momentsOf, standardDeviation, standardErrorOfMean } from "./moments.js";

/** What the elementary effects of one factor say, in the unit of the output per step. */
export interface ElementaryEffects {
  /** Mean: effects of opposite sign cancel. */
  readonly mu: number;
  /** Mean size: how much the factor matters (Campolongo, Cariboni & Saltelli 2007). */
  readonly muStar: number;
  readonly muStarStandardError: number;
  /** Standard deviation: large beside mu* where the effect is bent or depends on other factors. */
  readonly sigma: number;
}

/**
 * Morris screening from elementary effects of one factor, one per trajectory, each the change of the output over one step
 * of the factor with all others held (Morris 1991, "Factorial sampling plans for preliminary computational experiments",
 * Technometrics 33; mu*: Campolongo, Cariboni & Saltelli 2007, "An effective screening design for sensitivity analysis of
 * large models", Environmental Modelling & Software 22).
 *
 * Sorts many factors into those that matter and those that do not from few runs; it does not say what share of a variance
 * is whose.
 */
export function elementaryEffects(effects: Float64Array): ElementaryEffects {
  const signed = momentsOf(effects);
  const sizes = momentsOf(effects.map(Math.abs));
  return {
    mu: signed.mean,
    muStar: sizes.mean,
    muStarStandardError: standardErrorOfMean(sizes),
    sigma: standardDeviation(signed),
  };
}
