import { Tally } from "../funnel/model/places.js";
import { OUTCOME_IDS } from "../funnel/outcomes.js";
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
  return (block, first, samples, structure) => {
    const { outcomes, tally } = structures[structure];
    const all = block.trials * block.replicates;
    const { outcomeIds = OUTCOME_IDS } = block;
    const start = structure * outcomeIds.length * all + first;
    outcomeIds.forEach((id, place) => {
      const from = lanes * (outcomeIds === OUTCOME_IDS ? place : OUTCOME_IDS.indexOf(id));
      const to = start + place * all;
      for (let lane = 0; lane < samples; lane++) block.outcomes[to + lane] = outcomes[from + lane];
    });
    for (let lane = 0; lane < samples; lane++) {
      if (isGiven(structure, lane)) continue;
      outcomeIds.forEach((_, place) => (block.outcomes[start + place * all + lane] = NaN));
    }
    if (block.spent !== undefined) {
      for (let lane = 0; lane < samples; lane++)
        block.spent[structure * all + first + lane] = tally[Tally.DiscountedCost * lanes + lane];
    }
    if (block.tallies === undefined) return;
    const kept = talliesPerStructure(block, structures.length);
    const tallies = { from: kept === Tally.Size ? tally : monthly, entries: kept, lanes: samples, allLanes: lanes };
    transpose(tallies, block.tallies, (first * structures.length + structure) * kept, structures.length * kept);
  };
}

interface Lanes {
  readonly from: Float64Array;
  readonly entries: number;
  /** So many of them count. */
  readonly lanes: number;
  readonly allLanes: number;
}

/** Lanes taken at a time: as many numbers as a cache line has, each written in its order. */
const LANES_AT_A_TIME = 8;

/** Writes lane after lane, `stride` numbers apart, what stands entry after entry. */
function transpose({ from, entries, lanes, allLanes }: Lanes, to: Float64Array, start: number, stride: number): void {
  for (let first = 0; first < lanes; first += LANES_AT_A_TIME) {
    const end = Math.min(lanes, first + LANES_AT_A_TIME);
    for (let entry = 0; entry < entries; entry++) {
      for (let lane = first; lane < end; lane++) to[start + lane * stride + entry] = from[entry * allLanes + lane];
    }
  }
}
