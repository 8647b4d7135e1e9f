import type { Law } from "./law.js";
import type { GammaSpec } from "./spec.js";
import { gammaQuantile, gammaUpperQuantile } from "./special/gamma-quantile.js";
import { incompleteGamma } from "./special/incomplete-gamma.js";

export function gamma({ shape, scale }: GammaSpec): Law {
  return {
    min: 0,
    max: Infinity,
    mean: shape * scale,
    quantile: (probability) => scale * gammaQuantile(probability, shape),
    upperQuantile: (probability) => scale * gammaUpperQuantile(probability, shape),
    cdf: (x) => incompleteGamma(shape, x / scale).lower,
    survival: (x) => incompleteGamma(shape, x / scale).upper,
  };
}
