import { Tally } from "../funnel/model/places.js";
import { OUTCOME_IDS } from "../funnel/outcomes.js";
import { monthPlace, type Block, type MonthlyOutcomes } from "./block.js";
import type { Engine, EngineMonth } from "./engine.js";
import type { Feeder } from "./lane-feeder.js";
import type { Recorder } from "./recorder.js";

/** Puts what is wanted month by month where it stands in the block, for the structure that was simulated last. */
export function createMonthsRecorder(engine: Engine, { isGiven }: Feeder): Recorder {
  const { lanes, monthly, month: told, structures } = engine;
  const months = monthly.length / (Tally.Size * lanes);
  return (block, first, samples, structure) => {
    for (let month = 0; month < months; month++) {
      engine.tellMonth(month);
      if (block.monthly) recordMonth(block, block.monthly, told, { lanes, first, samples, structure, month });
      if (block.profits === undefined) continue;
      for (let lane = 0; lane < samples; lane++) {
        const isKnown = told.overflow[lane] === 0 && isGiven(structure, lane);
        const at = ((first + lane) * structures.length + structure) * months + month;
        block.profits[at] = isKnown ? told.upTo[Tally.Profit * lanes + lane] : NaN;
      }
    }
  };
}

interface RecordedMonth {
  readonly lanes: number;
  readonly first: number;
  readonly samples: number;
  readonly structure: number;
  readonly month: number;
}

function recordMonth(
  { trials, replicates }: Block,
  monthly: MonthlyOutcomes,
  { outcomesAlone, outcomesUpTo, overflow }: EngineMonth,
  { lanes, first, samples, structure, month }: RecordedMonth,
): void {
  const { ids, months, values, overflowed } = monthly;
  const all = trials * replicates;
  if (overflow.subarray(0, samples).includes(1)) overflowed[structure * months + month] = 1;
  ids.forEach((id, place) => {
    const at = monthPlace(monthly, all, structure, place, month) + first;
    const from = OUTCOME_IDS.indexOf(id) * lanes;
    for (let lane = 0; lane < samples; lane++) {
      values[at + lane] = outcomesAlone[from + lane];
      values[at + all + lane] = outcomesUpTo[from + lane];
    }
  });
}
