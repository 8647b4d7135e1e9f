import { exp } from "./elementary/exp.js";
import { log } from "./elementary/log.js";
import { log1p } from "./elementary/log1p.js";
import { deviance } from "./special/deviance.js";
import { stirlingError } from "./special/log-gamma.js";

/**
 * P(X = k) for X ~ Bin(n, p), 0 < p < 1, 0 <= k <= n, to a relative error of about 1e-14.
 *
 * Source: Loader, "Fast and accurate computation of binomial probabilities" (2000), equation 3.
 */
export function binomialMass(k: number, n: number, p: number): number {
  if (k === 0) return exp(n * log1p(-p));
  if (k === n) return exp(n * log(p));
  const stirling = stirlingError(n) - stirlingError(k) - stirlingError(n - k);
  const distance = deviance(k, n * p) + deviance(n - k, n * (1 - p));
  return exp(stirling - distance) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
}
