import { InvalidInput } from "../foundation/problem.js";
import { build } from "./build.js";
import type { Distribution } from "./law.js";
import type { DistributionSpec, QuantileScale } from "./spec.js";
import { specFaults } from "./spec-faults.js";

export type { Distribution } from "./law.js";

/**
 * The quantile and distribution functions of a spec, with everything that does not depend on the draw computed once.
 * Throws InvalidInput for a spec with `specFaults`.
 */
export function distribution(spec: DistributionSpec): Distribution {
  const found = known.get(spec) ?? checked(spec);
  known.set(spec, found);
  return found;
}

/** Specs are data that nobody changes, and those of the book are asked for again by every scenario that is read. */
const known = new WeakMap<DistributionSpec, Distribution>();

function checked(spec: DistributionSpec): Distribution {
  const faults = specFaults(spec);
  if (faults.length > 0) {
    throw new InvalidInput(faults.map(({ code, arguments: given }) => ({ code, severity: "error", arguments: given })));
  }
  return build(spec);
}

/** The value as likely exceeded as not. */
export function specMedian(spec: DistributionSpec): number {
  return distribution(spec).quantile(0.5);
}

/** The 90 % interval low to high: its ends are the 5th and the 95th percentile of a normal on `scale`. */
export function intervalSpec(scale: QuantileScale, low: number, high: number): DistributionSpec {
  const points = [
    { probability: 0.05, value: low },
    { probability: 0.95, value: high },
  ];
  return { kind: "quantiles", scale, points };
}
