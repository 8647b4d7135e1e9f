import { countAtMost, firstAtLeast } from "./sorted.js";
import type { Law } from "./law.js";
import type { DiscreteSpec } from "./spec.js";

/** Value i has probability weight i / sum of weights. */
export function discrete({ values, weights }: DiscreteSpec): Law {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let running = 0;
  const cumulative = weights.map((weight) => (running += weight) / total);
  const last = values.length - 1;
  const quantile = (probability: number) => values[Math.min(last, firstAtLeast(cumulative, probability))];
  const cdf = (x: number) => {
    const count = countAtMost(values, x);
    return count === 0 ? 0 : cumulative[count - 1];
  };
  return {
    min: values[0],
    max: values[last],
    mean: values.reduce((sum, value, i) => sum + value * (weights[i] / total), 0),
    quantile,
    upperQuantile: (probability) => quantile(1 - probability),
    cdf,
    survival: (x) => 1 - cdf(x),
  };
}

/** A certain value. */
export function constant(value: number): Law {
  return discrete({ kind: "discrete", values: [value], weights: [1] });
}
