import type { PlannedStructure } from "../../simulation/plan.js";
import type { TrialRange } from "../../simulation/runner.js";
import { measuresOf, type Experiment, type Measure, type Scores } from "../experiment.js";
import { structureChunks } from "../structure-chunks.js";

/** The coalitions of some trials. */
export interface GameTrials {
  readonly structures: readonly PlannedStructure[];
  readonly range: TrialRange;
}

/**
 * Per game and measure the numbers of each structure: all meet the same assumptions and the same luck (common random numbers),
 * however they are cut into variants.
 */
export async function simulateGames(
  experiment: Experiment,
  games: readonly GameTrials[],
  measures: readonly Measure[],
): Promise<Scores[][]> {
  const chunks = games.map(({ structures, range }) => structureChunks(experiment.plan, structures, range));
  const values = (await measuresOf(experiment, chunks.flat(), measures)).values();
  return chunks.map((own) => {
    const found = own.map(() => values.next().value ?? []);
    return measures.map((_, measure) => found.flatMap((chunk) => chunk[measure]));
  });
}
