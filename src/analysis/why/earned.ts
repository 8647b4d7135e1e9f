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
  wants: { inputs: false, costs: "total" },
  perTrial: OBJECTIVE.perTrial,
  of: (block, structure, measured) => {
    const { spent } = block;
    if (spent === undefined) throw new TypeError("what is earned needs what was spent");
    const from = structure * block.trials * block.replicates;
    return OBJECTIVE.of(block, structure, measured).map((left, sample) => left + spent[from + sample]);
  },
};
