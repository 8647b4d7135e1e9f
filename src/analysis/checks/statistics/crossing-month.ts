import { direction, outcomesOf } from "../../objective.js";
import { pairedDifference } from "../../outcome-samples.js";
import type { BlockReader } from "../block-reader.js";
import { quantileGauge } from "../gauges.js";
import type { Operands } from "../operands.js";
import type { Statistic } from "./statistic.js";

const MEDIAN = 0.5;

/** The month from which a structure's cumulative outcome is the better one for good: the median of the trials. */
export const crossingMonthStatistic: Statistic<"duel"> = {
  name: "crossing_month",
  operands: "duel",
  monthly: ({ of }) => outcomesOf(of),
  gauge: (duel) => quantileGauge((block) => crossings(duel, block), MEDIAN),
  unit: () => "month",
  range: (_, horizonMonths) => ({ minimum: 1, maximum: horizonMonths, inPercent: false }),
  text: ({ of, structure, than }, { structure: called, outcome }) =>
    `median month from which ${called(structure)} is ahead of ${called(than)} in ${outcome(of.label)}`,
};

/** Of each trial the first month, from 1, from which the structure is ahead until the end; the month after the horizon if it is not at the end. */
function crossings({ of, structure, than }: Operands["duel"], block: BlockReader): Float64Array {
  const sign = direction(of);
  const others = block.cumulativeOf(than, of);
  const leads = block.cumulativeOf(structure, of).map((own, month) => pairedDifference(own, others[month]));
  const last = leads[leads.length - 1];
  return last.map((atEnd, trial) => {
    if (Number.isNaN(atEnd)) return NaN;
    let from = leads.length;
    // A month without data, such as a rate before the first event, says nothing: it is passed over.
    for (let month = from - 1; month >= 0 && !(sign * leads[month][trial] <= 0); month--) {
      if (!Number.isNaN(leads[month][trial])) from = month;
    }
    return from + 1;
  });
}
