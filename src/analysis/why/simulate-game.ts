import type { Executor } from "../../simulation/executor.js";
import type { Block } from "../../simulation/block.js";
import type { Plan, PlannedStructure } from "../../simulation/plan.js";
import { objectiveSamples, type Objective } from "../objective.js";
import { outcomeSamples } from "../samples.js";

/** Structures simulated in one go: enough to share the luck's cost, few enough to keep a block of outcomes small. */
const CHUNK_STRUCTURES = 64;

export interface GameRun {
  readonly plan: Plan;
  readonly objective: Objective;
  readonly executor: Executor;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The objective of each structure in the trials `from` .. `to` - 1, sample by sample: all meet the same assumptions and the
 * same luck (common random numbers), however they are cut into runs.
 */
export async function simulateGame(
  { plan, objective, executor, signal }: GameRun,
  structures: readonly PlannedStructure[],
  from: number,
  to: number,
): Promise<Float64Array[]> {
  const samples = structures.map(() => new Float64Array((to - from) * plan.replicates));
  const take = (first: number, count: number) => (block: Block) => {
    const at = (block.firstTrial - from) * plan.replicates;
    for (let place = 0; place < count; place++) {
      samples[first + place].set(
        objectiveSamples(objective, (outcome) => outcomeSamples(block, place, outcome)),
        at,
      );
    }
  };
  const wants = { inputs: false, tallies: false };
  for (let first = 0; first < structures.length; first += CHUNK_STRUCTURES) {
    const chunk = structures.slice(first, first + CHUNK_STRUCTURES);
    await executor({ ...plan, structures: chunk }, { from, to }, wants, take(first, chunk.length), signal);
  }
  return samples;
}
