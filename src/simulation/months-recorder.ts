import { emptyMonthTallies, fillOutcome, tellApart, type MonthTallies } from "../funnel/month-outcomes.js";
import { Tally } from "../funnel/model/places.js";
import { findOutcome } from "../funnel/outcomes.js";
import { monthPlace, type Block, type MonthlyOutcomes } from "./block.js";
import type { Engine } from "./engine.js";
import type { Feeder } from "./lane-feeder.js";
import { turnRound, type Recorder } from "./recorder.js";

/** Puts what is wanted month by month where it stands in the block, for the structure that was simulated last. */
export function createMonthsRecorder(engine: Engine, { isGiven }: Feeder): Recorder {
  const { lanes, monthly: kept, structures } = engine;
  const perMonth = Tally.Size * lanes;
  const months = kept.length / perMonth;
  const [odd, even] = [emptyMonthTallies(lanes), emptyMonthTallies(lanes)];
  return (block, first, samples, structure) => {
    for (let month = 0; month < months; month++) {
      const [own, before] = month % 2 === 0 ? [even, odd] : [odd, even];
      turnRound(kept.subarray(month * perMonth, (month + 1) * perMonth), lanes, own.cumulative);
      tellApart(own, month === 0 ? undefined : before.cumulative);
      if (block.monthly) recordMonth(block, block.monthly, own, { first, samples, structure, month });
      if (block.profits === undefined) continue;
      for (let lane = 0; lane < samples; lane++) {
        const isKnown = own.isLost[lane] === 0 && isGiven(structure, lane);
        const at = ((first + lane) * structures.length + structure) * months + month;
        block.profits[at] = isKnown ? own.cumulative[lane * Tally.Size + Tally.Profit] : NaN;
      }
    }
  };
}

interface RecordedMonth {
  readonly first: number;
  readonly samples: number;
  readonly structure: number;
  readonly month: number;
}

function recordMonth(
  { trials, replicates }: Block,
  monthly: MonthlyOutcomes,
  { alone, cumulative, isLost }: MonthTallies,
  { first, samples, structure, month }: RecordedMonth,
): void {
  const { ids, months, values, overflowed } = monthly;
  const all = trials * replicates;
  if (isLost.subarray(0, samples).includes(1)) overflowed[structure * months + month] = 1;
  ids.forEach((id, place) => {
    const at = monthPlace(monthly, all, structure, place, month) + first;
    fillOutcome(findOutcome(id), alone, isLost, samples, values, at);
    fillOutcome(findOutcome(id), cumulative, isLost, samples, values, at + all);
  });
}
