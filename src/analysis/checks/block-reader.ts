import type { Block } from "../../simulation/block.js";
import { monthSamples } from "../monthly-samples.js";
import { objectiveSamples, type Objective } from "../objective.js";
import { outcomeSamples } from "../outcome-samples.js";

/** The samples of a block by the name of the structure, one per trial. */
export interface BlockReader {
  readonly samplesOf: (structure: string, of: Objective) => Float64Array;
  /** As `samplesOf`, of the months up to the end of each month; needs the block's tallies. */
  readonly cumulativeOf: (structure: string, of: Objective) => Float64Array[];
}

export function blockReader(block: Block, structureIds: readonly string[], months: number): BlockReader {
  const placeOf = (id: string): number => {
    const place = structureIds.indexOf(id);
    if (place < 0) throw new RangeError(`the block has no structure ${id}`);
    return place;
  };
  return {
    samplesOf: (structure, of) => {
      const place = placeOf(structure);
      return objectiveSamples(of, (outcome) => outcomeSamples(block, place, outcome));
    },
    cumulativeOf: (id, of) => {
      const structure = placeOf(id);
      return Array.from({ length: months }, (_, month) => {
        const place = { structure, structures: structureIds.length, month, months };
        return monthSamples(block, place, [], of)("objective").cumulative;
      });
    },
  };
}
