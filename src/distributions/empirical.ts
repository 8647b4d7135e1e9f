import type { Law } from "./law.js";
import { countAtMost } from "./sorted.js";
import type { EmpiricalSpec } from "./spec.js";

/**
 * The distribution whose quantiles are the sample's: linear between the sorted values, value k (from 0) at probability
 * k / (n - 1). Its mean is that of this interpolation, which differs from the sample mean by the weight of the ends.
 *
 * Source: Hyndman & Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996) 361-365, type 7.
 */
export function empirical({ values }: EmpiricalSpec): Law {
  const last = values.length - 1;
  const quantile = (probability: number) => {
    const position = last * probability;
    const index = Math.min(Math.floor(position), Math.max(0, last - 1));
    const next = values[Math.min(index + 1, last)];
    return values[index] + (position - index) * (next - values[index]);
  };
  const cdf = (x: number) => {
    const index = countAtMost(values, x) - 1;
    if (index < 0 || index === last) return index < 0 ? 0 : 1;
    return (index + (x - values[index]) / (values[index + 1] - values[index])) / last;
  };
  return {
    min: values[0],
    max: values[last],
    mean: interpolationMean(values),
    quantile,
    upperQuantile: (probability) => quantile(1 - probability),
    cdf,
    survival: (x) => 1 - cdf(x),
  };
}

/** The trapezoidal rule, which is exact for a function linear between its knots. */
function interpolationMean(values: readonly number[]): number {
  const last = values.length - 1;
  if (last === 0) return values[0];
  const inner = values.reduce((sum, value, i) => sum + (i === 0 || i === last ? value / 2 : value), 0);
  return inner / last;
}
