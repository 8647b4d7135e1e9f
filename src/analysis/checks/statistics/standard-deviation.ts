import { deviationGauge } from "../gauges.js";
import { mixSeries } from "../series.js";
import { ANYWHERE, isRelative, mixUnit } from "../units.js";
import { mixText } from "../words.js";
import type { Statistic } from "./statistic.js";

/** How far trials lie apart (divisor n - 1). */
export const standardDeviationStatistic: Statistic<"mix"> = {
  name: "standard_deviation",
  operands: "mix",
  gauge: ({ mix }) => deviationGauge(mixSeries(mix)),
  unit: ({ mix }) => mixUnit(mix),
  range: ({ mix }) => ({ ...ANYWHERE, inPercent: mix.every(({ of }) => isRelative(of)) }),
  text: ({ mix }, wording) => `standard deviation of ${mixText(mix, wording)}`,
};
