import { exp } from "./elementary/exp.js";
import { deviance } from "./special/deviance.js";
import { stirlingError } from "./special/log-gamma.js";

/**
 * P(X = k) for X ~ Poisson(mean), mean > 0, to a relative error of about 1e-14.
 *
 * Source: Loader, "Fast and accurate computation of binomial probabilities" (2000), equation 4.
 */
export function poissonMass(k: number, mean: number): number {
  if (k === 0) return exp(-mean);
  return exp(-stirlingError(k) - deviance(k, mean)) / Math.sqrt(2 * Math.PI * k);
}
