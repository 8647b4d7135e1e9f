import type { PlannedStructure } from "../../simulation/plan.js";
import type { TrialRange } from "../../simulation/runner.js";
import { objectivesOf, type Experiment } from "../experiment.js";
import { structureChunks } from "../structure-chunks.js";

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
  const chunks = games.map(({ structures, range }) => structureChunks(experiment.plan, structures, range));
  const values = (await objectivesOf(experiment, chunks.flat())).values();
  return chunks.map((own) => own.flatMap(() => values.next().value ?? []));
}
