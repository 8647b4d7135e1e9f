import type { QuantileScale } from "../distributions/spec.js";
import type { Domain } from "./assumption.js";

/** The scale on which an interval on a value of this domain is normal. */
export const DOMAIN_SCALE: Readonly<Record<Domain, QuantileScale>> = {
  probability: "logit",
  positive: "log",
  "non-negative": "log",
  real: "identity",
  count: "log",
};

const CONTAINS: Readonly<Record<Domain, (value: number) => boolean>> = {
  probability: (value) => value >= 0 && value <= 1,
  positive: (value) => value > 0,
  "non-negative": (value) => value >= 0,
  real: () => true,
  count: (value) => value >= 0 && Number.isInteger(value),
};

/** Whether a value that is certain lies in the domain. Infinite values and NaN lie in none. */
export function isInDomain(value: number, domain: Domain): boolean {
  return Number.isFinite(value) && CONTAINS[domain](value);
}
