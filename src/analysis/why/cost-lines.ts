import { Tally } from "../../funnel/model/places.js";
import type { Block } from "../../simulation/block.js";
import type { Plan } from "../../simulation/plan.js";
import { COARSE_SKETCH } from "../../statistics/quantile-sketch.js";
import { addToSample, createRunningSample, type RunningSample } from "../../statistics/running-sample.js";
import { discountedFlow } from "../discounted-flow.js";
import { pairedDifference } from "../outcome-samples.js";
import { spreadOf, type SpreadEstimate } from "./spread-estimate.js";

/** What money is spent on, in the order of a profit and loss account. Together they are the model's cost. */
export const COST_LINES = [
  { id: "salaries", tally: Tally.Salaries },
  { id: "programme_spend", tally: Tally.ProgrammeCost },
  { id: "hiring", tally: Tally.HiringCost },
  { id: "managers", tally: Tally.ManagerCost },
  { id: "one_off", tally: Tally.ReorganisationCost },
] as const;
export type CostLineId = (typeof COST_LINES)[number]["id"];
export const COST_LINE_IDS: readonly CostLineId[] = COST_LINES.map(({ id }) => id);

/** One kind of cost of two structures, discounted; a positive difference is money that the second spends more. */
export interface CostLine {
  readonly id: CostLineId;
  readonly from: SpreadEstimate;
  readonly to: SpreadEstimate;
  /** to - from, paired. */
  readonly difference: SpreadEstimate;
}

/** The costs of the two structures of a plan from a stream of its blocks with tallies and inputs, in trial order. */
export interface RunningCostLines {
  readonly add: (block: Block) => void;
  readonly result: () => readonly CostLine[];
}

export function createCostLines(plan: Plan): RunningCostLines {
  const sums = COST_LINES.map(() => [0, 1, 2].map(() => createRunningSample(plan.replicates, COARSE_SKETCH)));
  return {
    add: (block) => {
      COST_LINES.forEach(({ tally }, line) => {
        addPair(sums[line], discountedFlow(block, plan, 0, tally), discountedFlow(block, plan, 1, tally));
      });
    },
    result: () =>
      COST_LINES.map(({ id }, line) => {
        const [from, to, difference] = sums[line].map(spreadOf);
        return { id, from, to, difference };
      }),
  };
}

function addPair([from, to, difference]: readonly RunningSample[], before: Float64Array, after: Float64Array): void {
  addToSample(from, before);
  addToSample(to, after);
  addToSample(difference, pairedDifference(after, before));
}
