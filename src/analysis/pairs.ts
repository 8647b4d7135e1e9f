import { addToMean, createMean, meanEstimate, type RunningMean } from "../statistics/running-mean.js";
import type { PairComparison } from "./comparison.js";
import { pairedDifference } from "./outcome-samples.js";

/** Every structure against every later one: rows[a][b - a - 1]. */
export type PairCount = readonly (readonly RunningPair[])[];

interface RunningPair {
  readonly advantage: RunningMean;
  /** Of 1 where the first is better, 1/2 where it is a tie, else 0. */
  readonly better: RunningMean;
}

export function createPairs(structures: number, replicates: number): PairCount {
  return Array.from({ length: structures }, (_, a) =>
    Array.from({ length: structures - a - 1 }, () => ({
      advantage: createMean(replicates),
      better: createMean(replicates),
    })),
  );
}

/** Adds the scores (more is better) of whole trials: scores[structure][sample]. */
export function addToPairs(pairs: PairCount, scores: readonly Float64Array[]): void {
  pairs.forEach((row, a) => {
    row.forEach((pair, place) => {
      const advantage = pairedDifference(scores[a], scores[a + place + 1]);
      addToMean(pair.advantage, advantage);
      // (1 + the sign) / 2; NaN stays NaN.
      addToMean(
        pair.better,
        advantage.map((value) => (1 + Math.sign(value)) / 2),
      );
    });
  });
}

/** The full matrix: [a][b] is structure a against structure b. */
export function pairComparisons(pairs: PairCount): PairComparison[][] {
  return pairs.map((_, a) =>
    pairs.map((_, b) => {
      if (a === b) return ITSELF;
      return a < b ? estimate(pairs[a][b - a - 1]) : mirrored(estimate(pairs[b][a - b - 1]));
    }),
  );
}

const ITSELF: PairComparison = {
  probabilityBetter: 0.5,
  probabilityBetterStandardError: 0,
  advantage: { trials: 0, mean: 0, standardError: 0 },
};

function estimate({ advantage, better }: RunningPair): PairComparison {
  const { mean: probabilityBetter, standardError: probabilityBetterStandardError } = meanEstimate(better);
  return { probabilityBetter, probabilityBetterStandardError, advantage: meanEstimate(advantage) };
}

function mirrored({ advantage, ...pair }: PairComparison): PairComparison {
  return {
    ...pair,
    probabilityBetter: 1 - pair.probabilityBetter,
    advantage: { ...advantage, mean: 0 - advantage.mean },
  };
}
