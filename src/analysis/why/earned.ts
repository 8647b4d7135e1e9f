import { Tally } from "../../funnel/model/places.js";
import type { Block } from "../../simulation/block.js";
import { OBJECTIVE, type Measure } from "../experiment.js";
import { singleOutcome, type Objective } from "../objective.js";

/** Whether an objective is what comes in less what is spent. */
export function isMoney(objective: Objective): boolean {
  const outcome = singleOutcome(objective);
  return outcome === "profit" || outcome === "value";
}

/**
 * What comes in before costs: gross margin, and where the objective is the value, what the customers at the end are worth;
 * discounted, replicate by replicate. Of an objective in money alone.
 */
export const EARNED: Measure = {
  wants: { inputs: false, tallies: "last" },
  perTrial: OBJECTIVE.perTrial,
  of: (block, structure, measured) => {
    const costs = discountedCosts(block, measured.plan.structures.length, structure);
    return OBJECTIVE.of(block, structure, measured).map((left, sample) => left + costs[sample]);
  },
};

/** Of one structure over the horizon, sample by sample, from the tallies of the last month. */
function discountedCosts({ tallies, trials, replicates }: Block, structures: number, structure: number): Float64Array {
  if (tallies === undefined) throw new TypeError("what is earned needs tallies");
  const costs = new Float64Array(trials * replicates);
  const perStructure = tallies.length / (costs.length * structures);
  const last = perStructure - Tally.Size + Tally.DiscountedCost;
  return costs.map((_, sample) => tallies[(sample * structures + structure) * perStructure + last]);
}
