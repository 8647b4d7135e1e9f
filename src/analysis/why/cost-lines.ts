import { COST_LINES } from "../../funnel/cost-lines.js";
import type { Block } from "../../simulation/block.js";
import type { Plan } from "../../simulation/plan.js";
import { COARSE_SKETCH } from "../../statistics/quantile-sketch.js";
import { addToSample, createRunningSample, type RunningSample } from "../../statistics/running-sample.js";
import { pairedDifference } from "../outcome-samples.js";
import { spreadOf, type SpreadEstimate } from "./spread-estimate.js";

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

/** The costs of the two structures of a plan from a stream of its blocks with costs, in trial order. */
export interface RunningCostLines {
  readonly add: (block: Block) => void;
  readonly result: () => readonly CostLine[];
}

export function createCostLines(plan: Plan): RunningCostLines {
  const sums = COST_LINES.map(() => [0, 1, 2].map(() => createRunningSample(plan.replicates, COARSE_SKETCH)));
  return {
    add: (block) => {
      COST_LINES.forEach((_, line) => {
        addPair(sums[line], costsOf(block, 0, line), costsOf(block, 1, line));
      });
    },
    result: () =>
      COST_LINES.map(({ id }, line) => {
        const [from, to, difference] = sums[line].map(spreadOf);
        return { id, from, to, difference };
      }),
  };
}

/** What a structure spends on a line, sample by sample. */
function costsOf({ costs, trials, replicates }: Block, structure: number, line: number): Float64Array {
  if (costs === undefined) throw new TypeError("a block without costs");
  const samples = trials * replicates;
  const from = (structure * COST_LINES.length + line) * samples;
  return costs.subarray(from, from + samples);
}

function addPair([from, to, difference]: readonly RunningSample[], before: Float64Array, after: Float64Array): void {
  addToSample(from, before);
  addToSample(to, after);
  addToSample(difference, pairedDifference(after, before));
}
