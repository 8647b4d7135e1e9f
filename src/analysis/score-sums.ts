import { BLOCK_TRIALS } from "../simulation/block.js";
import { addToMean, createMean, meanEstimate } from "../statistics/running-mean.js";
import { absorbMeans, meanWidth, numbersOfMean } from "../statistics/sums.js";
import { mergedBlocks, mergeMeans, type BlockSums } from "./block-sums.js";
import type { Estimate } from "./estimate.js";
import { pairedDifference } from "./outcome-samples.js";
import type { ScoreEstimates } from "./score-estimates.js";

/** What `ScoreEstimates` are made of, of consecutive trials from a block's first on: the means of all scores and of all leads. */
export type ScoreSums = readonly BlockSums[];

/** Numbers of the sums of blocks for so many structures. */
export const scoreSumsWidth = (structures: number): number => meansFor(structures).length * meanWidth(createMean(1));

/** @param scores by structure and trial */
export function scoreSums(scores: readonly Float64Array[], firstTrial: number): ScoreSums {
  const trials = scores.at(0)?.length ?? 0;
  const means = meansFor(scores.length);
  const { kept, add } = mergedBlocks(
    BLOCK_TRIALS,
    mergeMeans(() => means.map(() => createMean(1))),
  );
  for (let from = 0; from < trials; from += BLOCK_TRIALS) {
    const to = Math.min(trials, from + BLOCK_TRIALS);
    const own = scores.map((values) => values.subarray(from, to));
    const numbers = means.flatMap(({ first, other }) => {
      const mean = createMean(1);
      addToMean(mean, other === undefined ? own[first] : pairedDifference(own[first], own[other]));
      return numbersOfMean(mean);
    });
    add({ firstTrial: firstTrial + from, trials: to - from, blocks: 1, numbers: Float64Array.from(numbers) });
  }
  return kept;
}

/** The same bits as of the scores themselves. @param blocks of all trials, in their order */
export function estimatesOfSums(structures: number, blocks: ScoreSums): ScoreEstimates {
  const means = new Map(meansFor(structures).map(({ first, other }) => [keyOf(first, other), createMean(1)]));
  for (const sums of blocks) absorbMeans([...means.values()], sums);
  const estimate = (first: number, other?: number): Estimate => {
    const { mean, standardError } = meanEstimate(means.get(keyOf(first, other)) ?? createMean(1));
    return { mean, standardError };
  };
  return {
    structures,
    meanOf: (structure) => estimate(structure),
    leadOf: (first, other) => {
      if (first <= other) return estimate(first, other);
      const { mean, standardError } = estimate(other, first);
      return { mean: 0 - mean, standardError };
    },
  };
}

const keyOf = (first: number, other?: number): string => `${first}-${other ?? ""}`;

/** Of every structure, and of every one less each from it on. */
function meansFor(structures: number): { readonly first: number; readonly other?: number }[] {
  const places = [...Array(structures).keys()];
  return [
    ...places.map((first) => ({ first })),
    ...places.flatMap((first) => places.slice(first).map((other) => ({ first, other }))),
  ];
}
