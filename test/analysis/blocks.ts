import { OUTCOME_IDS, type OutcomeId } from "../../src/funnel/outcomes.js";
import { BLOCK_TRIALS, type Block } from "../../src/simulation/block.js";

/** The value of an outcome of a structure in a sample (counted through the whole run). */
export type SampleValue = (structure: number, sample: number, outcome: OutcomeId) => number;

/** Blocks of BLOCK_TRIALS trials as the simulation makes them, with made-up outcomes. */
export function blocksOf(trials: number, structures: number, value: SampleValue, replicates = 1): Block[] {
  const blocks: Block[] = [];
  for (let firstTrial = 0; firstTrial < trials; firstTrial += BLOCK_TRIALS) {
    const own = Math.min(BLOCK_TRIALS, trials - firstTrial);
    const samples = own * replicates;
    const outcomes = new Float64Array(structures * OUTCOME_IDS.length * samples);
    for (let structure = 0; structure < structures; structure++) {
      OUTCOME_IDS.forEach((id, outcome) => {
        for (let sample = 0; sample < samples; sample++) {
          const at = (structure * OUTCOME_IDS.length + outcome) * samples + sample;
          outcomes[at] = value(structure, firstTrial * replicates + sample, id);
        }
      });
    }
    blocks.push({ firstTrial, trials: own, replicates, outcomes });
  }
  return blocks;
}
