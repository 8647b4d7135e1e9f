import { keptAfter } from "./cure-likelihood.js";
import type { FittedPair } from "./cure-mixture.js";
import type { DurationTable } from "./duration-table.js";

/**
 * How far the time until closing may be wrong since it is not known which of the deals that are still open somebody will close: the standard
 * error of the logarithm of the time under observation, of which an open deal's counts for how likely it is that it is closed. Of that
 * probability the fitted laws say how well it is known; and a deal is closed or not. 0 where all are closed in the end, and where none is open.
 *
 * Source: between imputations: Rubin, "Multiple Imputation for Nonresponse in Surveys" (Wiley 1987), section 3.2.
 */
export function keptMonthsError({ counts, edges, meanAge }: DurationTable, pairs: readonly FittedPair[]): number {
  const open = (["open", "forgotten"] as const).flatMap((kind) =>
    Array.from(counts[kind]).flatMap((count, bin) => (count > 0 ? { count, days: meanAge[kind][bin] } : [])),
  );
  const closedDays = counts.won.reduce(
    (sum, won, bin) => sum + ((won + counts.lost[bin]) * (edges[bin] + edges[bin + 1])) / 2,
    0,
  );
  const entryDays = counts.entry.reduce((sum, count, bin) => sum + count * meanAge.entry[bin], 0);
  let [mean, square] = [0, 0];
  for (const { laws, sample, weight } of pairs)
    sample.points.forEach((point, place) => {
      const own = weight * sample.weights[place];
      if (own === 0) return;
      const isKept = keptAfter(laws, point);
      let [days, byChance] = [closedDays - entryDays, 0];
      for (const { count, days: age } of open) {
        const kept = isKept(age);
        days += count * kept * age;
        byChance += count * kept * (1 - kept) * age * age;
      }
      mean += own * days;
      square += own * (days * days + byChance);
    });
  return mean > 0 ? Math.sqrt(Math.max(0, square - mean * mean)) / mean : 0;
}
