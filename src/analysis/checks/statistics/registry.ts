import type { Operands, OperandsKind } from "../operands.js";
import { crossingMonthStatistic } from "./crossing-month.js";
import { expectedRegretStatistic } from "./expected-regret.js";
import { meanStatistic } from "./mean.js";
import { percentileNamed } from "./percentile.js";
import { probabilityBestStatistic } from "./probability-best.js";
import { probabilityBetterStatistic } from "./probability-better.js";
import { standardDeviationStatistic } from "./standard-deviation.js";
import type { Statistic } from "./statistic.js";

/** A statistic of any kind of operands. */
export type AnyStatistic = { [Kind in OperandsKind]: Statistic<Kind> }[OperandsKind];

/** In the order in which users are told of them, after the mean. */
const NAMED: readonly AnyStatistic[] = [
  standardDeviationStatistic,
  probabilityBestStatistic,
  expectedRegretStatistic,
  probabilityBetterStatistic,
  crossingMonthStatistic,
];

/** Every name, with some percentiles for all of them. */
export const STATISTIC_NAMES: readonly string[] = [
  meanStatistic.name,
  "p5",
  "p50",
  "p95",
  ...NAMED.map(({ name }) => name),
];

/** The statistic of this name; undefined if there is none. */
export function findStatistic(name: string): AnyStatistic | undefined {
  return [meanStatistic, ...NAMED].find((statistic) => statistic.name === name) ?? percentileNamed(name);
}

/** The statistic a subject asks for. Throws for a name that is none, or is one of other operands. */
export function statisticOf<Kind extends OperandsKind>(
  subject: { readonly kind: Kind; readonly statistic: string } & Operands[Kind],
): Statistic<Kind> {
  const statistic = findStatistic(subject.statistic);
  if (statistic?.operands === subject.kind) return statistic as unknown as Statistic<Kind>;
  throw new RangeError(`there is no statistic ${subject.statistic} of ${subject.kind}`);
}
