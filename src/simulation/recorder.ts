import { Tally } from "../funnel/model/places.js";
import { fillOutcomes, OUTCOME_IDS, OUTCOMES, withhold } from "../funnel/outcomes.js";
import type { Block } from "./block.js";
import type { Engine } from "./engine.js";
import type { Feeder } from "./lane-feeder.js";

/** Of one sample: those of every month, or of the last alone; none if a block has no tallies. */
export const talliesPerStructure = ({ tallies, trials, replicates }: Block, structures: number): number =>
  tallies === undefined ? 0 : tallies.length / (trials * replicates * structures);

/** Puts what came out of `samples` lanes for a structure where the samples from `first` on stand in the block. */
export type Recorder = (block: Block, first: number, samples: number, structure: number) => void;

/** No data where an input or an effect is no finite number, for what comes of infinity is none. */
export function createRecorder({ lanes, monthly, structures }: Engine, { isGiven }: Feeder): Recorder {
  const own = new Float64Array(Tally.Size * lanes);
  const outcomes = new Float64Array(OUTCOMES.length * lanes);
  return (block, first, samples, structure) => {
    turnRound(structures[structure].tally, lanes, own);
    fillOutcomes(own, lanes, outcomes);
    for (let lane = 0; lane < samples; lane++) if (!isGiven(structure, lane)) withhold(outcomes, lanes, lane);
    const all = block.trials * block.replicates;
    const { outcomeIds = OUTCOME_IDS } = block;
    outcomeIds.forEach((id, place) => {
      const from = lanes * (outcomeIds === OUTCOME_IDS ? place : OUTCOME_IDS.indexOf(id));
      const at = (structure * outcomeIds.length + place) * all + first;
      for (let lane = 0; lane < samples; lane++) block.outcomes[at + lane] = outcomes[from + lane];
    });
    if (block.tallies === undefined) return;
    const kept = talliesPerStructure(block, structures.length);
    const tallies = kept === Tally.Size ? structures[structure].tally : monthly;
    for (let entry = 0; entry < kept; entry++) {
      let at = (first * structures.length + structure) * kept + entry;
      for (let lane = 0; lane < samples; lane++, at += structures.length * kept)
        block.tallies[at] = tallies[entry * lanes + lane];
    }
  };
}

/** Numbers that stand lane by lane, sample by sample. */
export function turnRound(byEntry: Float64Array, lanes: number, bySample: Float64Array): void {
  const entries = byEntry.length / lanes;
  for (let entry = 0; entry < entries; entry++) {
    for (let lane = 0; lane < lanes; lane++) bySample[lane * entries + entry] = byEntry[entry * lanes + lane];
  }
}
