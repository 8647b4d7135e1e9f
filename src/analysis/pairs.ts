import { addToMean, createMean, meanEstimate, type RunningMean } from "../statistics/running-mean.js";
import type { PairComparison } from "./comparison.js";
import { pairedDifference } from "./outcome-samples.js";

/** Structures compared by pair. */
export interface PairCount {
  readonly structures: number;
  readonly pairs: readonly RunningPair[];
}

interface RunningPair {
  readonly first: number;
  readonly second: number;
  readonly advantage: RunningMean;
  /** Of 1 where the first is better, 1/2 where it is a tie, else 0. */
  readonly better: RunningMean;
}

/** @param isAsked which pairs, first before second, are compared */
export function createPairs(
  structures: number,
  replicates: number,
  isAsked: (first: number, second: number) => boolean,
  groups?: number,
): PairCount {
  const pairs: RunningPair[] = [];
  for (let second = 0; second < structures; second++) {
    for (let first = 0; first < second; first++) {
      if (!isAsked(first, second)) continue;
      pairs.push({ first, second, advantage: createMean(replicates, groups), better: createMean(replicates, groups) });
    }
  }
  return { structures, pairs };
}

/** Adds the scores (more is better) of whole trials: scores[structure][sample]. */
export function addToPairs({ pairs }: PairCount, scores: readonly Float64Array[]): void {
  for (const pair of pairs) {
    const advantage = pairedDifference(scores[pair.first], scores[pair.second]);
    addToMean(pair.advantage, advantage);
    addToMean(pair.better, sharesBetter(advantage));
  }
}

/** (1 + the sign) / 2; NaN stays NaN. */
function sharesBetter(advantage: Float64Array): Float64Array {
  const shares = new Float64Array(advantage.length);
  for (let sample = 0; sample < shares.length; sample++) shares[sample] = (1 + Math.sign(advantage[sample])) / 2;
  return shares;
}

/** The full matrix: [a][b] is structure a against structure b; `NOT_COMPARED` where nobody asked. */
export function pairComparisons({ structures, pairs }: PairCount): PairComparison[][] {
  const matrix = Array.from({ length: structures }, (_, structure) =>
    Array<PairComparison>(structures).fill(NOT_COMPARED).with(structure, ITSELF),
  );
  for (const pair of pairs) {
    const compared = estimate(pair);
    matrix[pair.first][pair.second] = compared;
    matrix[pair.second][pair.first] = mirrored(compared);
  }
  return matrix;
}

export const NOT_COMPARED: PairComparison = {
  probabilityBetter: NaN,
  probabilityBetterStandardError: NaN,
  advantage: { trials: 0, mean: NaN, standardError: NaN },
};

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
