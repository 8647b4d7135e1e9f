import { BLOCK_TRIALS } from "../simulation/block.js";
import { addToMean, createMean, meanEstimate } from "../statistics/running-mean.js";
import { absorbMeans, meanWidth, numbersOfMean } from "../statistics/sums.js";
import type { BlockSums } from "./comparison-sums.js";
import type { Estimate } from "./estimate.js";
import { pairedDifference } from "./outcome-samples.js";
import type { ScoreEstimates } from "./score-estimates.js";

/** What `ScoreEstimates` are made of, of consecutive trials from a block's first on: the means of all scores and of all leads, block by block. */
export type ScoreSums = readonly BlockSums[];

/** Numbers of a block's sums for so many structures. */
export const scoreSumsWidth = (structures: number): number => meansFor(structures).length * meanWidth(createMean(1));

/** @param scores by structure and trial */
export function scoreSums(scores: readonly Float64Array[], firstTrial: number): ScoreSums {
  const trials = scores.at(0)?.length ?? 0;
  return Array.from({ length: Math.ceil(trials / BLOCK_TRIALS) }, (_, block) => {
    const [from, to] = [block * BLOCK_TRIALS, Math.min(trials, (block + 1) * BLOCK_TRIALS)];
    const own = scores.map((values) => values.subarray(from, to));
    const numbers = meansFor(scores.length).flatMap(({ first, other }) => {
      const mean = createMean(1);
      addToMean(mean, other === undefined ? own[first] : pairedDifference(own[first], own[other]));
      return numbersOfMean(mean);
    });
    return { firstTrial: firstTrial + from, trials: to - from, numbers: Float64Array.from(numbers) };
  });
}

/** The same bits as of the scores themselves. @param blocks of all trials, in their order */
export function estimatesOfSums(structures: number, blocks: ScoreSums): ScoreEstimates {
  const means = new Map(meansFor(structures).map(({ first, other }) => [keyOf(first, other), createMean(1)]));
  for (const { trials, numbers } of blocks) absorbMeans([...means.values()], trials, numbers);
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
