import type { TrialRange } from "../simulation/runner.js";
import type { RunningMean } from "../statistics/running-mean.js";
import { absorbMeans, numbersOfMean } from "../statistics/sums.js";

/** What consecutive blocks say, in numbers: sums that are put together two by two, see `addPart`. */
export interface BlockSums extends SummedBlocks {
  /** In an order that those who wrote them know. */
  readonly numbers: Float64Array;
}

/** Blocks that make a branch of the tree of all: a power of two of them, from a whole number of times as many on. */
export interface SummedBlocks {
  readonly firstTrial: number;
  readonly trials: number;
  readonly blocks: number;
}

/**
 * Takes what blocks say in their order, and keeps of those that make a whole branch the branch alone: of a million blocks some twenty.
 * @param blockTrials trials of every block but the last of all
 * @param merge of what two branches say, what both do together
 */
export function mergedBlocks<Kept extends SummedBlocks>(
  blockTrials: number,
  merge: (a: Kept, b: Kept, both: SummedBlocks) => Kept,
) {
  const kept: Kept[] = [];
  const isOneBranch = (a: SummedBlocks | undefined, b: SummedBlocks): boolean =>
    a?.blocks === b.blocks && (a.firstTrial / blockTrials) % (2 * a.blocks) === 0;
  return {
    kept: kept as readonly Kept[],
    add: (block: Kept): void => {
      let last = block;
      for (let before = kept.at(-1); before !== undefined && isOneBranch(before, last); before = kept.at(-1)) {
        kept.pop();
        last = merge(before, last, {
          firstTrial: before.firstTrial,
          trials: before.trials + last.trials,
          blocks: 2 * last.blocks,
        });
      }
      kept.push(last);
    },
  };
}

/** How numbers are merged that are those of means: see `numbersOfMean`. @param make the means, with nothing in them */
export const mergeMeans =
  (make: () => readonly RunningMean[]) =>
  (a: BlockSums, b: BlockSums, both: SummedBlocks): BlockSums => {
    const means = make();
    for (const sums of [a, b]) absorbMeans(means, sums);
    return { ...both, numbers: Float64Array.from(means.flatMap(numbersOfMean)) };
  };

/** The branches that are kept of these trials. */
export function keptBlocks({ from, to }: TrialRange, blockTrials: number): readonly SummedBlocks[] {
  const { kept, add } = mergedBlocks<SummedBlocks>(blockTrials, (_, __, both) => both);
  for (let firstTrial = from; firstTrial < to; firstTrial += blockTrials)
    add({ firstTrial, trials: Math.min(blockTrials, to - firstTrial), blocks: 1 });
  return kept;
}
