import type { Block } from "../../simulation/block.js";
import type { Plan } from "../../simulation/plan.js";
import { COARSE_SKETCH } from "../../statistics/quantile-sketch.js";
import { addToSample, createRunningSample } from "../../statistics/running-sample.js";
import { OBJECTIVE, type Measure } from "../experiment.js";
import type { Objective } from "../objective.js";
import { pairedDifference } from "../outcome-samples.js";
import type { Bridge, Decomposition } from "./bridge.js";
import { EARNED, isMoney } from "./earned.js";
import { spreadOf, type SpreadEstimate } from "./spread-estimate.js";

/** Two structures and their difference, to - from. */
export interface Whole {
  readonly from: SpreadEstimate;
  readonly to: SpreadEstimate;
  readonly total: SpreadEstimate;
}

/** The objective of two structures over all trials and, of one in money, what they earn. */
export interface Wholes {
  readonly objective: Whole;
  readonly earned?: Whole;
}

/** Of the two structures of a plan, from a stream of its blocks with tallies and inputs, in trial order. */
export function createWholes(plan: Plan, objective: Objective) {
  const measures = isMoney(objective) ? [OBJECTIVE, EARNED] : [OBJECTIVE];
  const sums = measures.map(() => [0, 1, 2].map(() => createRunningSample(plan.replicates, COARSE_SKETCH)));
  const samplesOf = (measure: Measure, block: Block): Float64Array[] => {
    const [from, to] = [0, 1].map((structure) => measure.of(block, structure, { plan, objective }));
    return [from, to, pairedDifference(to, from)];
  };
  return {
    add: (block: Block): void => {
      measures.forEach((measure, place) => {
        samplesOf(measure, block).forEach((samples, sum) => {
          addToSample(sums[place][sum], samples);
        });
      });
    },
    result: (): Wholes => {
      const [ofObjective, earned] = sums.map((own): Whole => {
        const [from, to, total] = own.map(spreadOf);
        return { from, to, total };
      });
      return { objective: ofObjective, ...(sums.length > 1 && { earned }) };
    },
  };
}

/**
 * A bridge between what the two structures are over all trials, whose parts may rest on the first few of them, or leave out
 * samples in which some combination has no data: what these do not add up to stands beside them as `untold`.
 */
export function bridgeOverAll(bridge: Bridge, { objective, earned }: Wholes, trials: number): Bridge {
  const isTold = bridge.trials === trials && bridge.noData === 0;
  return {
    ...bridge,
    ...overAll(bridge, objective, isTold),
    ...(bridge.earned && earned && { earned: overAll(bridge.earned, earned, isTold) }),
  };
}

/**
 * Few trials are the first of all: the mean over the few less that over all has the variance of the one less that of the
 * other.
 */
function overAll(parts: Decomposition, whole: Whole, isTold: boolean): Decomposition {
  if (isTold) return { ...parts, ...whole };
  const told = parts.contributions.reduce((sum, { mean }) => sum + mean, 0);
  const [few, all] = [parts.total.standardError, whole.total.standardError];
  const untold = { mean: whole.total.mean - told, standardError: Math.sqrt(Math.max(0, few ** 2 - all ** 2)) };
  return { ...parts, ...whole, untold };
}
