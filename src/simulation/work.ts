import type { TrialRange } from "./executor.js";
import type { Plan } from "./plan.js";

/** Months of one structure that a range of trials has: what a simulation's time is proportional to. */
export function structureMonths(plan: Plan, { from, to }: TrialRange): number {
  return (to - from) * plan.replicates * plan.structures.length * plan.horizonMonths;
}
