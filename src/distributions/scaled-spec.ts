import type { DistributionSpec, TruncatedSpec } from "./spec.js";

/**
 * The distribution of `factor` times a positive value, `factor` > 0, of the same family; undefined for a beta distribution, whose
 * range is fixed.
 */
export function scaledSpec(spec: DistributionSpec, factor: number): DistributionSpec | undefined {
  if (spec.kind !== "truncated") return scaledWhole(spec, factor);
  const of = scaledWhole(spec.of, factor);
  if (of === undefined) return undefined;
  return {
    kind: "truncated",
    of,
    ...(spec.min !== undefined && { min: spec.min * factor }),
    ...(spec.max !== undefined && { max: spec.max * factor }),
  };
}

function scaledWhole(spec: TruncatedSpec["of"], factor: number): TruncatedSpec["of"] | undefined {
  const times = (value: number): number => value * factor;
  switch (spec.kind) {
    case "constant":
      return { ...spec, value: times(spec.value) };
    case "quantiles":
      return { ...spec, points: spec.points.map((point) => ({ ...point, value: times(point.value) })) };
    case "normal":
    case "lognormal":
      return { ...spec, mean: times(spec.mean), sd: times(spec.sd) };
    case "uniform":
      return { ...spec, low: times(spec.low), high: times(spec.high) };
    case "triangular":
    case "pert":
      return { ...spec, low: times(spec.low), mode: times(spec.mode), high: times(spec.high) };
    case "gamma":
      return { ...spec, scale: times(spec.scale) };
    case "discrete":
    case "empirical":
      return { ...spec, values: spec.values.map(times) };
    case "beta":
      return undefined;
  }
}
