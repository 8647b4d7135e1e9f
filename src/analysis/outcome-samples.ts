import { OUTCOME_IDS, type OutcomeId } from "../funnel/outcomes.js";
import type { Block } from "../simulation/block.js";

/** The samples of one outcome of one structure: a view into the block. */
export function outcomeSamples(block: Block, structure: number, outcome: OutcomeId): Float64Array {
  const samples = block.trials * block.replicates;
  const { outcomeIds = OUTCOME_IDS } = block;
  const place = outcomeIds.indexOf(outcome);
  if (place < 0) throw new Error(`a block without ${outcome}`);
  const from = (structure * outcomeIds.length + place) * samples;
  return block.outcomes.subarray(from, from + samples);
}

/** a - b, sample by sample; NaN where either has no data. */
export function pairedDifference(a: Float64Array, b: Float64Array): Float64Array {
  const difference = new Float64Array(a.length);
  for (let sample = 0; sample < a.length; sample++) difference[sample] = a[sample] - b[sample];
  return difference;
}

/** Checks that blocks arrive in trial order, without gaps: returns a function to call with each block. */
export function trialOrder(): (block: Pick<Block, "firstTrial" | "trials">) => void {
  let next: number | undefined;
  return ({ firstTrial, trials }) => {
    if (next !== undefined && firstTrial !== next) {
      throw new RangeError(`block of trial ${firstTrial} came where trial ${next} was due`);
    }
    next = firstTrial + trials;
  };
}
