import type { Law } from "./law.js";
import type { UniformSpec } from "./spec.js";

export function uniform({ low, high }: UniformSpec): Law {
  const width = high - low;
  const share = (length: number) => Math.min(1, Math.max(0, length / width));
  return {
    min: low,
    max: high,
    mean: low + width / 2,
    quantile: (probability) => low + probability * width,
    upperQuantile: (probability) => high - probability * width,
    cdf: (x) => share(x - low),
    survival: (x) => share(high - x),
  };
}
