import { meanGauge } from "../gauges.js";
import { againstField } from "../series.js";
import { ANYWHERE, isRelative, objectiveUnit } from "../units.js";
import type { Statistic } from "./statistic.js";

/** By how much a structure falls short of the best of several in the same trial, on average. */
export const expectedRegretStatistic: Statistic<"field"> = {
  name: "expected_regret",
  operands: "field",
  gauge: (field) => meanGauge((block) => againstField(field, block).regrets[0]),
  unit: ({ of }) => objectiveUnit(of),
  range: ({ of }) => ({ ...ANYWHERE, inPercent: isRelative(of) }),
  text: ({ of, structure, others }, { count, structure: called, outcome }) =>
    `expected regret of ${called(structure)} among ${count(others.length + 1)} by ${outcome(of.label)}`,
};
