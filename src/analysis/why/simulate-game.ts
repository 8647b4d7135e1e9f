import type { PlannedStructure } from "../../simulation/plan.js";
import type { TrialRange } from "../../simulation/runner.js";
import { objectivesOf, type Experiment, type Variant } from "../experiment.js";

/** Structures simulated in one go: enough to share the luck's cost, few enough to keep a block of outcomes small. */
const CHUNK_STRUCTURES = 64;

/** The coalitions of some trials. */
export interface GameTrials {
  readonly structures: readonly PlannedStructure[];
  readonly range: TrialRange;
}

/**
 * Per game the objective of each structure, sample by sample: all meet the same assumptions and the same luck (common random
 * numbers), however they are cut into variants.
 */
export async function simulateGames(
  experiment: Experiment,
  games: readonly GameTrials[],
): Promise<(readonly Float64Array[])[]> {
  const chunks = games.map(({ structures, range }) => chunksOf(structures).map((chunk) => ({ chunk, range })));
  const variants = chunks.flat().map(({ chunk, range }): Variant => ({
    plan: { ...experiment.plan, structures: chunk },
    range,
  }));
  const values = (await objectivesOf(experiment, variants)).values();
  return chunks.map((own) => own.flatMap(() => values.next().value ?? []));
}

function chunksOf(structures: readonly PlannedStructure[]): (readonly PlannedStructure[])[] {
  const count = Math.ceil(structures.length / CHUNK_STRUCTURES);
  return Array.from({ length: count }, (_, place) =>
    structures.slice(place * CHUNK_STRUCTURES, (place + 1) * CHUNK_STRUCTURES),
  );
}
