import { OUTCOME_IDS, type OutcomeId } from "../funnel/outcomes.js";
import type { Block } from "../simulation/block.js";

/** The samples of one outcome of one structure: a view into the block. */
export function outcomeSamples(block: Block, structure: number, outcome: OutcomeId): Float64Array {
  const samples = block.trials * block.replicates;
  const from = (structure * OUTCOME_IDS.length + OUTCOME_IDS.indexOf(outcome)) * samples;
  return block.outcomes.subarray(from, from + samples);
}

/** a - b, sample by sample; NaN where either has no data. */
export function pairedDifference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, sample) => value - b[sample]);
}

/** Checks that blocks arrive in trial order, without gaps: returns a function to call with each block. */
export function trialOrder(): (block: Block) => void {
  let next: number | undefined;
  return ({ firstTrial, trials }) => {
    if (next !== undefined && firstTrial !== next) {
      throw new RangeError(`block of trial ${firstTrial} came where trial ${next} was due`);
    }
    next = firstTrial + trials;
  };
}
