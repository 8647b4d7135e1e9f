import type { Plan, PlannedStructure } from "../simulation/plan.js";
import type { TrialRange } from "../simulation/runner.js";
import type { Variant } from "./experiment.js";

/** Structures simulated in one go: enough to share the luck's cost, few enough to keep a block of outcomes small. */
const CHUNK_STRUCTURES = 64;

/** Variants of a plan that simulate these structures in its place, in their order: what each is given does not depend on the cut. */
export function structureChunks(plan: Plan, structures: readonly PlannedStructure[], range: TrialRange): Variant[] {
  return Array.from({ length: Math.ceil(structures.length / CHUNK_STRUCTURES) }, (_, place) => {
    const chunk = structures.slice(place * CHUNK_STRUCTURES, (place + 1) * CHUNK_STRUCTURES);
    return { plan: { ...plan, structures: chunk }, range };
  });
}
