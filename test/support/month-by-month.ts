import { FIRST_STOCK, Tally } from "../../src/funnel/model/places.js";
import type { OutcomeId } from "../../src/funnel/outcomes.js";
import { isBeyond } from "../../src/funnel/overflow.js";
import type { Block, MonthlyOutcomes } from "../../src/simulation/block.js";
import { outcomeOf } from "./outcome-of.js";

/** Outcomes month by month of a block with the tallies of every month, by their definition. */
export function monthByMonth(
  { tallies = new Float64Array(), trials, replicates }: Pick<Block, "tallies" | "trials" | "replicates">,
  structures: number,
  ids: readonly OutcomeId[],
): MonthlyOutcomes {
  const samples = trials * replicates;
  const months = tallies.length / (samples * structures * Tally.Size);
  const values: number[] = [];
  const overflowed = new Uint8Array(structures * months);
  const tallyOf = (sample: number, structure: number, month: number): Float64Array => {
    const at = ((sample * structures + structure) * months + month) * Tally.Size;
    return tallies.slice(at, at + Tally.Size);
  };
  const told = (id: OutcomeId, tally: Float64Array, isLost: boolean): number => {
    const value = outcomeOf(id, tally);
    return isLost || isBeyond(value) ? NaN : value;
  };
  for (let structure = 0; structure < structures; structure++) {
    for (const id of ids) {
      for (let month = 0; month < months; month++) {
        const [alone, soFar]: number[][] = [[], []];
        for (let sample = 0; sample < samples; sample++) {
          const tally = tallyOf(sample, structure, month);
          const isLost = tally.some(
            (figure, entry) => isBeyond(figure) && !(entry === Tally.LogRetention && Number.isNaN(figure)),
          );
          if (isLost) overflowed[structure * months + month] = 1;
          const before = month === 0 ? undefined : tallyOf(sample, structure, month - 1);
          const added = tally.map((value, entry) => (entry < FIRST_STOCK ? value - (before?.[entry] ?? 0) : value));
          alone.push(told(id, added, isLost));
          soFar.push(told(id, tally, isLost));
        }
        values.push(...alone, ...soFar);
      }
    }
  }
  return { ids, months, values: Float64Array.from(values), overflowed };
}
