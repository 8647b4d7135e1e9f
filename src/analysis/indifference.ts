import { findOutcome } from "../funnel/outcomes.js";
import { direction, singleOutcome, type Objective } from "./objective.js";

/** What a difference of the objective must exceed to matter. */
export interface Indifference {
  /** A share of the best mean (0.01 = 1 %), or an amount in the unit of the objective. */
  readonly kind: "relative" | "absolute";
  /** >= 0; at 0 every difference matters. */
  readonly amount: number;
}

const USUAL: Indifference = { kind: "relative", amount: 0.01 };

/** Half a percentage point: a share of a rate would be a percent of a percent. */
const USUAL_OF_RATES: Indifference = { kind: "absolute", amount: 0.005 };

/** Where nobody says otherwise: 1 % of the best mean, 0.5 points for an outcome in percent. */
export function usualIndifference(objective: Objective): Indifference {
  const outcome = singleOutcome(objective);
  return outcome !== undefined && findOutcome(outcome).unit.startsWith("fraction") ? USUAL_OF_RATES : USUAL;
}

/**
 * The smallest difference that matters, in the unit of the objective: a share is of the size of the best of the mean objectives,
 * NaN among them left out. NaN where there is none.
 */
export function indifferenceAmount(
  { kind, amount }: Indifference,
  objective: Objective,
  means: readonly number[],
): number {
  if (kind === "absolute") return amount;
  const known = means.filter((mean) => !Number.isNaN(mean));
  if (known.length === 0) return NaN;
  const best = direction(objective) === 1 ? Math.max(...known) : Math.min(...known);
  return amount * Math.abs(best);
}
