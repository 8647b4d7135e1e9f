import type { Block } from "../simulation/block.js";
import { direction, objectiveSamples, type Objective } from "./objective.js";
import { outcomeSamples } from "./outcome-samples.js";

/** By trial of a block: the objective of a structure, more is better, mean of the replicates; NaN without data. */
export function trialScores(block: Block, structure: number, objective: Objective): Float64Array {
  const sign = direction(objective);
  const scores = replicateMeans(
    objectiveSamples(objective, (outcome) => outcomeSamples(block, structure, outcome)),
    block,
  );
  if (sign === -1) for (let trial = 0; trial < scores.length; trial++) scores[trial] = -scores[trial];
  return scores;
}

/** Per trial of a block the mean of its samples. */
export function replicateMeans(
  samples: Float64Array,
  { trials, replicates }: Pick<Block, "trials" | "replicates">,
): Float64Array {
  const means = new Float64Array(trials);
  for (let trial = 0; trial < trials; trial++) {
    let sum = 0;
    for (let replicate = 0; replicate < replicates; replicate++) sum += samples[trial * replicates + replicate];
    means[trial] = sum / replicates;
  }
  return means;
}
