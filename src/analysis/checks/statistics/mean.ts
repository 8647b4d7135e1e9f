import { meanGauge, ratioGauge } from "../gauges.js";
import type { Mix } from "../operands.js";
import { mixSeries } from "../series.js";
import { ANYWHERE, mixRange, mixUnit } from "../units.js";
import { mixText, type Wording } from "../words.js";
import type { Statistic } from "./statistic.js";

/** The mean over trials; with a divisor the ratio of means, not the mean of ratios. */
export const meanStatistic: Statistic<"quotient"> = {
  name: "mean",
  operands: "quotient",
  gauge: ({ mix, over }) => (over ? ratioGauge(mixSeries(mix), mixSeries(over)) : meanGauge(mixSeries(mix))),
  unit: ({ mix, over }) => (over ? "ratio" : mixUnit(mix)),
  range: ({ mix, over }) => (over ? { ...ANYWHERE, inPercent: true } : mixRange(mix)),
  text: ({ mix, over }, wording) =>
    over ? `${grouped(mix, wording)} over ${grouped(over, wording)}` : mixText(mix, wording),
};

const grouped = (mix: Mix, wording: Wording): string =>
  mix.length === 1 ? mixText(mix, wording) : `(${mixText(mix, wording)})`;
