import { probabilityGauge } from "../gauges.js";
import { againstField } from "../series.js";
import { PROBABILITY_RANGE } from "../units.js";
import type { Statistic } from "./statistic.js";

/** How often a structure is the best of several in the same trial; one of k best counts 1/k. */
export const probabilityBestStatistic: Statistic<"field"> = {
  name: "probability_best",
  operands: "field",
  gauge: (field) => probabilityGauge((block) => againstField(field, block).shares[0]),
  unit: () => "fraction",
  range: () => PROBABILITY_RANGE,
  text: ({ of, structure, others }, { count, structure: called, outcome }) =>
    `probability that ${called(structure)} is best of ${count(others.length + 1)} by ${outcome(of.label)}`,
};
