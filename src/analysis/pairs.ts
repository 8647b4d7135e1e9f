import { addToMean, createMean, meanEstimate, type RunningMean } from "../statistics/running-mean.js";
import type { PairComparison } from "./result.js";
import { difference } from "./samples.js";

/** Every structure against every later one: rows[a][b - a - 1]. */
export type PairCount = readonly (readonly RunningPair[])[];

interface RunningPair {
  readonly advantage: RunningMean;
  /** Samples in which the first is better, ties counting half. */
  better: number;
}

export function createPairs(structures: number, replicates: number): PairCount {
  return Array.from({ length: structures }, (_, a) =>
    Array.from({ length: structures - a - 1 }, () => ({ advantage: createMean(replicates), better: 0 })),
  );
}

/** Adds the scores (more is better) of whole trials: scores[structure][sample]. */
export function addToPairs(pairs: PairCount, scores: readonly Float64Array[]): void {
  pairs.forEach((row, a) => {
    row.forEach((pair, place) => {
      const advantage = difference(scores[a], scores[a + place + 1]);
      addToMean(pair.advantage, advantage);
      for (const value of advantage) pair.better += value > 0 ? 1 : value === 0 ? 0.5 : 0;
    });
  });
}

/** The full matrix: [a][b] is structure a against structure b. */
export function pairComparisons(pairs: PairCount): PairComparison[][] {
  return pairs.map((_, a) =>
    pairs.map((_, b) => {
      if (a === b) return { probabilityBetter: 0.5, advantage: { trials: 0, mean: 0, standardError: 0 } };
      return a < b ? estimate(pairs[a][b - a - 1]) : mirrored(estimate(pairs[b][a - b - 1]));
    }),
  );
}

function estimate({ advantage, better }: RunningPair): PairComparison {
  return { probabilityBetter: better / advantage.moments.count, advantage: meanEstimate(advantage) };
}

function mirrored({ probabilityBetter, advantage }: PairComparison): PairComparison {
  return { probabilityBetter: 1 - probabilityBetter, advantage: { ...advantage, mean: 0 - advantage.mean } };
}
