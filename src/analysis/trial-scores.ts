import type { Block } from "../simulation/block.js";
import { direction, objectiveSamples, type Objective } from "./objective.js";
import { outcomeSamples } from "./outcome-samples.js";

/** By trial of a block: the objective of a structure, more is better, mean of the replicates; NaN without data. */
export function trialScores(block: Block, structure: number, objective: Objective): Float64Array {
  const { trials, replicates } = block;
  const sign = direction(objective);
  const samples = objectiveSamples(objective, (outcome) => outcomeSamples(block, structure, outcome));
  return new Float64Array(trials).map((_, trial) => {
    let sum = 0;
    for (let replicate = 0; replicate < replicates; replicate++) sum += samples[trial * replicates + replicate];
    return (sign * sum) / replicates;
  });
}
