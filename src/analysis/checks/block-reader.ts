import type { Block } from "../../simulation/block.js";
import { monthlySamples } from "../monthly-samples.js";
import { objectiveSamples, overflowedSamples, type Objective } from "../objective.js";
import { outcomeSamples } from "../outcome-samples.js";

/** The samples of a block by the name of the structure, one per trial. */
export interface BlockReader {
  readonly samplesOf: (structure: string, of: Objective) => Float64Array;
  /** As `samplesOf`, of the months up to the end of each month; needs its outcomes month by month. */
  readonly cumulativeOf: (structure: string, of: Objective) => Float64Array[];
  /** In how many samples of what was read so far a number overflowed. */
  readonly overflowed: () => number;
}

export function blockReader(block: Block, structureIds: readonly string[]): BlockReader {
  const placeOf = (id: string): number => {
    const place = structureIds.indexOf(id);
    if (place < 0) throw new RangeError(`the block has no structure ${id}`);
    return place;
  };
  const lost = new Uint8Array(block.trials * block.replicates);
  const noteOverflows = (place: number, of: Objective): void => {
    const flags = overflowedSamples(of, (outcome) => outcomeSamples(block, place, outcome));
    for (let sample = 0; sample < lost.length; sample++) lost[sample] |= flags[sample];
  };
  return {
    overflowed: () => lost.reduce((sum, flag) => sum + flag, 0),
    samplesOf: (structure, of) => {
      const place = placeOf(structure);
      noteOverflows(place, of);
      return objectiveSamples(of, (outcome) => outcomeSamples(block, place, outcome));
    },
    cumulativeOf: (id, of) => {
      const structure = placeOf(id);
      noteOverflows(structure, of);
      return monthlySamples(block, structure, of).map((month) => month.of("objective").cumulative);
    },
  };
}
