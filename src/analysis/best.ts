import { addToMean, createMean, meanEstimate, type RunningMean } from "../statistics/running-mean.js";
import type { BestEstimate } from "./comparison.js";

/** Which structure is best, sample by sample, over the samples in which every structure has a score. */
export interface BestCount {
  readonly share: readonly RunningMean[];
  readonly regret: readonly RunningMean[];
}

export function createBest(structures: number, replicates: number, groups?: number): BestCount {
  const means = () => Array.from({ length: structures }, () => createMean(replicates, groups));
  return { share: means(), regret: means() };
}

/** Per structure and sample: 1 where it is best, 1/k where it is one of k best, else 0; and its shortfall from the best. */
export interface BestSamples {
  readonly shares: readonly Float64Array[];
  readonly regrets: readonly Float64Array[];
}

/** From scores (more is better), [structure][sample]; NaN where any structure has no score. */
export function bestSamples(scores: readonly Float64Array[]): BestSamples {
  const shares = scores.map(({ length }) => new Float64Array(length));
  const regrets = scores.map(({ length }) => new Float64Array(length));
  for (let sample = 0; sample < scores[0].length; sample++) {
    let top = -Infinity;
    let tied = 0;
    for (const score of scores) {
      // A NaN makes the top NaN, and with it every share and regret of the sample.
      const higher = Math.max(top, score[sample]);
      tied = (higher === top ? tied : 0) + (score[sample] === higher ? 1 : 0);
      top = higher;
    }
    for (let structure = 0; structure < scores.length; structure++) {
      const regret = top - scores[structure][sample];
      regrets[structure][sample] = regret;
      shares[structure][sample] = Number.isNaN(regret) ? NaN : regret === 0 ? 1 / tied : 0;
    }
  }
  return { shares, regrets };
}

/** Adds the scores (more is better) of whole trials: scores[structure][sample]. */
export function addToBest(best: BestCount, scores: readonly Float64Array[]): void {
  const { shares, regrets } = bestSamples(scores);
  scores.forEach((_, structure) => {
    addToMean(best.share[structure], shares[structure]);
    addToMean(best.regret[structure], regrets[structure]);
  });
}

/** One estimate per structure. */
export function bestEstimates(best: BestCount): BestEstimate[] {
  const regrets = best.regret.map(meanEstimate);
  return best.share.map((share, structure) => {
    const { mean: probabilityBest, standardError: probabilityBestStandardError } = meanEstimate(share);
    const { mean: expectedRegret, standardError: expectedRegretStandardError } = regrets[structure];
    const ahead = regrets.filter(({ mean }) => mean < expectedRegret).length;
    const rank = Number.isNaN(expectedRegret) ? NaN : 1 + ahead;
    return { probabilityBest, probabilityBestStandardError, expectedRegret, expectedRegretStandardError, rank };
  });
}
