import { findOutcome } from "../../funnel/outcomes.js";
import { singleOutcome, type Objective } from "../objective.js";
import type { LimitRange } from "./limit.js";
import type { Mix } from "./operands.js";

/** The unit of an objective; a mix of outcomes is written like money. */
export function objectiveUnit(of: Objective): string {
  const outcome = singleOutcome(of);
  return outcome === undefined ? "currency" : findOutcome(outcome).unit;
}

/** The unit of a weighted sum: that of its terms, if they share one. */
export function mixUnit(mix: Mix): string {
  const [first, ...others] = mix.map(({ of }) => objectiveUnit(of));
  return others.every((unit) => unit === first) ? first : "mix";
}

/** Whether limits on an objective may be written in percent: shares and indices. */
export const isRelative = (of: Objective): boolean => isShare(of) || unitOf(of) === "index";

const isShare = (of: Objective): boolean => unitOf(of).startsWith("fraction");

/** Of a mix of outcomes nobody knows the unit. */
function unitOf(of: Objective): string {
  const outcome = singleOutcome(of);
  return outcome === undefined ? "" : findOutcome(outcome).unit;
}

/** No limit is beyond reach. */
export const ANYWHERE = { minimum: -Infinity, maximum: Infinity };

/** Where a limit on a value of a mix, or on the mean of it, makes sense. */
export function mixRange(mix: Mix): LimitRange {
  if (mix.every(({ of }) => isShare(of))) return { minimum: 1 - mix.length, maximum: 1, inPercent: true };
  return { ...ANYWHERE, inPercent: mix.every(({ of }) => isRelative(of)) };
}

/** Where a limit on a probability makes sense. */
export const PROBABILITY_RANGE: LimitRange = { minimum: 0, maximum: 1, inPercent: true };
