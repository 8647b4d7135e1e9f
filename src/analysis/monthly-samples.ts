import type { OutcomeId } from "../funnel/outcomes.js";
import { monthPlace, type Block, type MonthlyOutcomes } from "../simulation/block.js";
import type { SeriesId } from "./comparison.js";
import { objectiveSamples, type Objective } from "./objective.js";

/** One series of one structure in one month, per sample: the month alone, and the months up to its end. */
export interface MonthSamples {
  readonly monthly: Float64Array;
  readonly cumulative: Float64Array;
}

/** All that a block has of one structure in one month. */
export interface StructureMonth {
  /** Whether a number overflowed by the end of the month in one of the samples. */
  readonly overflowed: boolean;
  /** An outcome that was asked for month by month, or the objective of such. Stocks are the same in both. */
  readonly of: (id: SeriesId) => MonthSamples;
}

/** One structure month by month, from a block that has the objective's outcomes so. */
export function monthlySamples(block: Block, structure: number, objective: Objective): readonly StructureMonth[] {
  const { monthly = missing("outcomes"), trials, replicates } = block;
  const samples = trials * replicates;
  return Array.from({ length: monthly.months }, (_, month) => {
    const ofOutcome = (outcome: OutcomeId): MonthSamples => monthSamples(monthly, samples, structure, month, outcome);
    const ofObjective: MonthSamples = {
      monthly: objectiveSamples(objective, (outcome) => ofOutcome(outcome).monthly),
      cumulative: objectiveSamples(objective, (outcome) => ofOutcome(outcome).cumulative),
    };
    return {
      overflowed: monthly.overflowed[structure * monthly.months + month] === 1,
      of: (id) => (id === "objective" ? ofObjective : ofOutcome(id)),
    };
  });
}

/** An outcome of one structure in one month: views into the block. */
function monthSamples(
  monthly: MonthlyOutcomes,
  samples: number,
  structure: number,
  month: number,
  outcome: OutcomeId,
): MonthSamples {
  const place = monthly.ids.indexOf(outcome);
  if (place < 0) missing(outcome);
  const at = monthPlace(monthly, samples, structure, place, month);
  const [middle, end] = [at + samples, at + 2 * samples];
  return { monthly: monthly.values.subarray(at, middle), cumulative: monthly.values.subarray(middle, end) };
}

function missing(what: string): never {
  throw new TypeError(`a block without ${what} month by month`);
}
