import { addToBest, bestEstimates, createBest } from "../best.js";
import type { Estimate } from "../estimate.js";
import type { SampledCandidate } from "./candidate.js";
import { pairedDifference } from "../outcome-samples.js";
import { trialMean } from "../trial-mean.js";
import { budgetStanding, byScore, type BudgetStanding } from "./keep.js";

/** A candidate beside the best one. */
export interface NearCandidate extends Omit<SampledCandidate, "scores" | "costs" | "groups"> {
  readonly trials: number;
  readonly budget: BudgetStanding;
  /** Paired, over the trials that both have: score of the best less its own; 0 without error for the best. */
  readonly shortfall: Estimate;
  /** Paired: its cost less that of the best. */
  readonly costChange: Estimate;
  /** P(best) among those near with a mean cost within the budget; absent for others. */
  readonly best?: Estimate;
}

/** The best of those whose mean cost lies within the budget, and the others beside it, on common luck. */
export function nearBest(kept: readonly SampledCandidate[], budget: number, most: number): readonly NearCandidate[] {
  const affordable = kept
    .filter(({ cost }) => cost.mean <= budget)
    .sort(byScore)
    .slice(0, most);
  if (affordable.length === 0) return [];
  const [best] = affordable;
  const shares = sharesOf(affordable);
  // What the trials do not tell from the budget is shown only where it would be better.
  const open = kept.filter((one) => one.cost.mean > budget && one.score.mean > best.score.mean).slice(0, most);
  return [
    ...affordable.map((one, place) => ({ ...besideBest(one, best, budget), best: shares[place] })),
    ...open.map((one) => besideBest(one, best, budget)),
  ];
}

/** A candidate beside the best, over the trials that both have. */
export function besideBest(one: SampledCandidate, best: SampledCandidate, budget: number): NearCandidate {
  const { scores, costs, groups, ...known } = one;
  const less = (a: Float64Array, b: Float64Array): Estimate =>
    trialMean(pairedDifference(a.subarray(0, b.length), b), groups);
  const isBest = one === best;
  return {
    ...known,
    trials: scores.length,
    budget: budgetStanding(one, budget),
    shortfall: isBest ? NONE : less(best.scores, scores),
    costChange: isBest ? NONE : less(costs, best.costs),
  };
}

const NONE: Estimate = { mean: 0, standardError: 0 };

function sharesOf(candidates: readonly SampledCandidate[]): readonly Estimate[] {
  const count = createBest(candidates.length, 1, candidates[0].groups);
  addToBest(
    count,
    candidates.map(({ scores }) => scores),
  );
  return bestEstimates(count).map(({ probabilityBest, probabilityBestStandardError }) => ({
    mean: probabilityBest,
    standardError: probabilityBestStandardError,
  }));
}
