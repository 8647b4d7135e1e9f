import type { Law } from "./law.js";
import type { BetaSpec, PertSpec } from "./spec.js";
import { betaQuantile, betaUpperQuantile } from "./special/beta-quantile.js";
import { incompleteBeta } from "./special/incomplete-beta.js";

export function beta(spec: BetaSpec): Law {
  return betaBetween(spec, 0, 1);
}

/**
 * A beta distribution on low..high whose mean is (low + shape * mode + high) / (shape + 2).
 *
 * Source: Vose, "Risk Analysis" (3rd ed., 2008), modified PERT; shape 4 is Malcolm et al. (1959).
 */
export function pert({ low, mode, high, shape }: PertSpec): Law {
  const below = (mode - low) / (high - low);
  const above = (high - mode) / (high - low);
  return betaBetween({ alpha: 1 + shape * below, beta: 1 + shape * above }, low, high);
}

function betaBetween({ alpha, beta }: Pick<BetaSpec, "alpha" | "beta">, low: number, high: number): Law {
  const width = high - low;
  const tails = (x: number) => incompleteBeta(alpha, beta, Math.max(0, x - low) / Math.max(0, high - x));
  return {
    min: low,
    max: high,
    mean: low + (width * alpha) / (alpha + beta),
    quantile: (probability) => low + width * betaQuantile(probability, alpha, beta),
    upperQuantile: (probability) => low + width * betaUpperQuantile(probability, alpha, beta),
    cdf: (x) => tails(x).lower,
    survival: (x) => tails(x).upper,
  };
}
