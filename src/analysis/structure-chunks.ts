import type { Plan, PlannedStructure } from "../simulation/plan.js";
import type { TrialRange } from "../simulation/runner.js";
import { MOST_TRIAL_WORK } from "../simulation/trial-work.js";
import type { Variant } from "./experiment.js";

/** Structures simulated in one go: enough to share the luck's cost, few enough to keep a block of outcomes small and a trial short. */
const CHUNK_STRUCTURES = 64;

/** Variants of a plan that simulate these structures in its place, in their order: what each is given does not depend on the cut. */
export function structureChunks(plan: Plan, structures: readonly PlannedStructure[], range: TrialRange): Variant[] {
  const affordable = Math.floor(MOST_TRIAL_WORK / (plan.replicates * plan.horizonMonths));
  const size = Math.max(1, Math.min(CHUNK_STRUCTURES, affordable));
  return Array.from({ length: Math.ceil(structures.length / size) }, (_, place) => {
    const chunk = structures.slice(place * size, (place + 1) * size);
    return { plan: { ...plan, structures: chunk }, range };
  });
}
