import { InvalidInput } from "../foundation/problem.js";
import type { Block } from "../simulation/block.js";
import { overflowedSamples, type Objective } from "./objective.js";
import { outcomeSamples } from "./outcome-samples.js";

/** Watches a stream of blocks for what overflowed, where no figure is to be told of the samples that are left. */
export interface OverflowGuard {
  readonly add: (block: Block) => void;
  readonly hasOverflowed: () => boolean;
  /** @throws InvalidInput if the objective of any structure overflowed in any trial so far: see `isBeyond` */
  readonly check: () => void;
}

/** A structure, and in how many trials a number of it overflowed. */
export interface OverflowedStructure {
  readonly structure: string;
  readonly overflowed: number;
}

/**
 * Of the structures with these ids, in the order of the blocks. Samples that overflowed are no want of events (0/0), which may
 * be left out: they are the most extreme ones, and what is left is no fair sample.
 */
export function createOverflowGuard(structureIds: readonly string[], objective: Objective): OverflowGuard {
  const counts = structureIds.map(() => 0);
  let trials = 0;
  return {
    add: (block) => {
      trials += block.trials;
      for (const place of counts.keys()) counts[place] += overflowedTrials(block, place, objective);
    },
    hasOverflowed: () => counts.some((count) => count > 0),
    check: () => {
      const structures = structureIds
        .map((structure, place): OverflowedStructure => ({ structure, overflowed: counts[place] }))
        .filter(({ overflowed }) => overflowed > 0);
      if (structures.length === 0) return;
      throw new InvalidInput([{ code: "objective-overflowed", severity: "error", arguments: { structures, trials } }]);
    },
  };
}

/** Trials of a block in which any replicate of a structure overflowed. */
function overflowedTrials(block: Block, structure: number, objective: Objective): number {
  const { trials, replicates } = block;
  const flags = overflowedSamples(objective, (outcome) => outcomeSamples(block, structure, outcome));
  if (!flags.includes(1)) return 0;
  let count = 0;
  for (let trial = 0; trial < trials; trial++) {
    let flag = 0;
    for (let replicate = 0; replicate < replicates; replicate++) flag |= flags[trial * replicates + replicate];
    count += flag;
  }
  return count;
}

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "objective-overflowed": { structures: readonly OverflowedStructure[]; trials: number };
  }
}
