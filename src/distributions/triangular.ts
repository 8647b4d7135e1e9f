import type { Law } from "./law.js";
import type { TriangularSpec } from "./spec.js";

/** The density rises linearly from `low` to `mode` and falls linearly to `high`; the mode may be at an end. */
export function triangular({ low, mode, high }: TriangularSpec): Law {
  const width = high - low;
  const below = (mode - low) / width;
  const above = (high - mode) / width;
  const risingArea = width * (mode - low);
  const fallingArea = width * (high - mode);
  const onRise = (probability: number) => low + Math.sqrt(probability * risingArea);
  const onFall = (probability: number) => high - Math.sqrt(probability * fallingArea);
  const lowerTail = (x: number) => (x <= low ? 0 : (x - low) ** 2 / risingArea);
  const upperTail = (x: number) => (x >= high ? 0 : (high - x) ** 2 / fallingArea);
  return {
    min: low,
    max: high,
    mean: (low + mode + high) / 3,
    quantile: (probability) => (probability < below ? onRise(probability) : onFall(1 - probability)),
    upperQuantile: (probability) => (probability < above ? onFall(probability) : onRise(1 - probability)),
    cdf: (x) => (x < mode ? lowerTail(x) : 1 - upperTail(x)),
    survival: (x) => (x < mode ? 1 - lowerTail(x) : upperTail(x)),
  };
}
