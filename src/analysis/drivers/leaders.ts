import { momentsOf } from "../../statistics/moments.js";
import { withoutNoData } from "../../statistics/running-mean.js";
import type { Estimate } from "../estimate.js";
import type { Scores } from "../experiment.js";
import { direction, type Objective } from "../objective.js";
import { bestSamples } from "../best.js";
import { keepComplete } from "../complete-trials.js";
import { pairedDifference } from "../outcome-samples.js";
import { estimateOf } from "./information-value.js";

/** Who is ahead in one run, of whom, and by how much. */
export interface Leaders {
  /** Trials in which every structure has the objective. */
  readonly trials: number;
  /** Trials left out because a structure has none (0/0). */
  readonly incomplete: number;
  /**
   * Places of the structures with the best mean and with the second best of those that are not the same as it in every trial, unless
   * all are; ties in the order of the plan.
   */
  readonly best: number;
  readonly second: number;
  /** Per structure: its mean objective. */
  readonly objective: readonly Estimate[];
  /** Per structure: share of the complete trials in which it is best, shared equally where several tie. */
  readonly probabilityBest: readonly number[];
  /** The decisive difference: the best less the second best, trial by trial, positive where the best is ahead. */
  readonly lead: Estimate;
}

/** Undefined where nobody can be ahead: of one structure, or where no trial is complete. */
export function leadersOfRun(scores: Scores, objective: Objective): Leaders | undefined {
  return scores.length < 2 || keepComplete(scores)(scores[0]).length === 0 ? undefined : leadersOf(scores, objective);
}

/**
 * Who is best is told by the complete trials; a mean and a lead are over all trials that have them, as in every other result.
 * @param scores of at least two structures, NaN without data
 */
export function leadersOf(scores: Scores, objective: Objective): Leaders {
  const sign = direction(objective);
  const complete = scores.map(keepComplete(scores));
  const [{ length: trials }] = complete;
  const means = complete.map((own) => momentsOf(own).mean);
  const [best, ...others] = [...means.keys()].sort((a, b) => means[b] - means[a]);
  const second = others.find((one) => !areSame(complete[one], complete[best])) ?? others[0];
  return {
    trials,
    incomplete: scores[0].length - trials,
    best,
    second,
    objective: scores.map((own) => estimateOf(withoutNoData(own).map((score) => sign * score))),
    probabilityBest: bestSamples(complete).shares.map((own) => momentsOf(own).mean),
    lead: estimateOf(withoutNoData(pairedDifference(scores[best], scores[second]))),
  };
}

const areSame = (a: Scores[number], b: Scores[number]): boolean => a.every((score, trial) => score === b[trial]);
