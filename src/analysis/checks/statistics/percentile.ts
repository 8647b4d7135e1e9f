import { quantileGauge } from "../gauges.js";
import { mixSeries } from "../series.js";
import { mixRange, mixUnit } from "../units.js";
import { mixText } from "../words.js";
import type { Statistic } from "./statistic.js";

const NAME = /^p(\d{1,2}(?:\.\d+)?)$/u;

/** The percentile that a name such as `p5` or `p99.5` asks for; undefined if it is none. */
export function percentileNamed(name: string): Statistic<"mix"> | undefined {
  const probability = Number(NAME.exec(name)?.[1] ?? 0) / 100;
  return probability > 0 ? percentile(probability) : undefined;
}

function percentile(probability: number): Statistic<"mix"> {
  const name = `p${Number((100 * probability).toPrecision(12))}`;
  return {
    name,
    operands: "mix",
    gauge: ({ mix }) => quantileGauge(mixSeries(mix), probability),
    unit: ({ mix }) => mixUnit(mix),
    range: ({ mix }) => mixRange(mix),
    text: ({ mix }, wording) => `${name} of ${mixText(mix, wording)}`,
  };
}
