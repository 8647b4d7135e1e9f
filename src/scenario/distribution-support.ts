import type { Domain } from "../assumptions/assumption.js";
import { DOMAIN_SCALE } from "../assumptions/domain.js";
import type { DistributionSpec, QuantileScale } from "../distributions/spec.js";

/** The least and the greatest value a distribution can take; the ends of open ranges count as taken only by `attained`. */
export interface Support {
  readonly lowest: number;
  readonly highest: number;
  /** Whether single values have a probability of their own, so that the ends are really taken. */
  readonly attained: boolean;
}

const SCALE_RANGE: Readonly<Record<QuantileScale, readonly [number, number]>> = {
  identity: [-Infinity, Infinity],
  log: [0, Infinity],
  logit: [0, 1],
};

export function support(spec: DistributionSpec): Support {
  switch (spec.kind) {
    case "constant":
      return { lowest: spec.value, highest: spec.value, attained: true };
    case "quantiles":
      return open(...SCALE_RANGE[spec.scale]);
    case "normal":
      return open(-Infinity, Infinity);
    case "lognormal":
    case "gamma":
      return open(0, Infinity);
    case "beta":
      return open(0, 1);
    case "uniform":
    case "triangular":
    case "pert":
      return open(spec.low, spec.high);
    case "discrete":
    case "empirical":
      return { lowest: Math.min(...ends(spec.values)), highest: Math.max(...ends(spec.values)), attained: true };
    case "truncated": {
      const whole = support(spec.of);
      const lowest = Math.max(whole.lowest, spec.min ?? -Infinity);
      return { ...whole, lowest, highest: Math.min(whole.highest, spec.max ?? Infinity) };
    }
  }
}

const open = (lowest: number, highest: number): Support => ({ lowest, highest, attained: false });

const ends = (ascending: readonly number[]): number[] => [ascending[0] ?? NaN, ascending.at(-1) ?? NaN];

/** Whether every value of the distribution lies in the domain; a continuous one may touch the domain's open end. */
export function fits({ lowest, highest, attained }: Support, domain: Domain): boolean {
  const [least, most] = SCALE_RANGE[DOMAIN_SCALE[domain]];
  return (attained && domain === "positive" ? lowest > least : lowest >= least) && highest <= most;
}

/** Families that fit a domain without truncation, to propose. */
export function fittingFamilies(domain: Domain): readonly string[] {
  if (domain === "probability") return ["beta", "a to b"];
  return domain === "real" ? ["normal"] : ["lognormal", "gamma", "a to b"];
}
