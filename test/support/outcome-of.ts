import { OutcomeIndex } from "../../src/funnel/model/places.js";
import { fillOutcomes } from "../../src/funnel/outcome-figures.js";
import { OUTCOME_IDS, type OutcomeId } from "../../src/funnel/outcomes.js";

/** All outcomes of a tally, in the order of the registry. */
export function allOutcomesOf(tally: Float64Array): Float64Array {
  const outcomes = new Float64Array(OutcomeIndex.Size);
  fillOutcomes(outcomes, tally);
  return outcomes;
}

export const outcomeOf = (id: OutcomeId, tally: Float64Array): number => allOutcomesOf(tally)[OUTCOME_IDS.indexOf(id)];
