import { beta, pert } from "./beta.js";
import { constant, discrete } from "./discrete.js";
import { empirical } from "./empirical.js";
import { gamma } from "./gamma.js";
import type { Distribution, Law } from "./law.js";
import type { DistributionSpec, TruncatedSpec } from "./spec.js";
import { triangular } from "./triangular.js";
import { type Bounds, discreteWithin, truncated } from "./truncated.js";
import { logNormal, normal, throughQuantiles } from "./two-piece-normal.js";
import { uniform } from "./uniform.js";

/** The distribution of a spec known to be without faults. */
export function build(spec: DistributionSpec): Distribution {
  return spec.kind === "truncated" ? buildTruncated(spec) : buildLaw(spec);
}

export function buildLaw(spec: TruncatedSpec["of"]): Law {
  switch (spec.kind) {
    case "constant":
      return constant(spec.value);
    case "quantiles":
      return throughQuantiles(spec);
    case "normal":
      return normal(spec);
    case "lognormal":
      return logNormal(spec);
    case "beta":
      return beta(spec);
    case "uniform":
      return uniform(spec);
    case "triangular":
      return triangular(spec);
    case "pert":
      return pert(spec);
    case "gamma":
      return gamma(spec);
    case "discrete":
      return discrete(spec);
    case "empirical":
      return empirical(spec);
  }
}

export function boundsOf({ min = -Infinity, max = Infinity }: TruncatedSpec): Bounds {
  return { min, max };
}

function buildTruncated(spec: TruncatedSpec): Distribution {
  const bounds = boundsOf(spec);
  return spec.of.kind === "discrete" ? discrete(discreteWithin(spec.of, bounds)) : truncated(buildLaw(spec.of), bounds);
}
