import { direction } from "../../objective.js";
import { pairedDifference } from "../../outcome-samples.js";
import { probabilityGauge } from "../gauges.js";
import { PROBABILITY_RANGE } from "../units.js";
import type { Statistic } from "./statistic.js";

/** How often a structure is better than another in the same trial; a tie counts 1/2. */
export const probabilityBetterStatistic: Statistic<"duel"> = {
  name: "probability_better",
  operands: "duel",
  gauge: ({ of, structure, than }) => {
    const sign = direction(of);
    return probabilityGauge((block) =>
      pairedDifference(block.samplesOf(structure, of), block.samplesOf(than, of)).map(
        (lead) => (Math.sign(sign * lead) + 1) / 2,
      ),
    );
  },
  unit: () => "fraction",
  range: () => PROBABILITY_RANGE,
  text: ({ of, structure, than }, { structure: called, outcome }) =>
    `probability that ${called(structure)} is better than ${called(than)} by ${outcome(of.label)}`,
};
