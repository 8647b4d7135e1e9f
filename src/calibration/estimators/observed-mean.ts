import type { DurationTable } from "./duration-table.js";

/**
 * The mean time until closing as a list shows it, in days, whatever the law: the area under the Kaplan-Meier curve up to the last closing, and
 * beyond it an exponential through its end. Open ones count for `isKept` of their age: how likely it is that they are closed at all. NaN
 * where nothing closed. Half a day is for the day that one began on.
 *
 * Sources: Kaplan & Meier, JASA 53 (1958) 457-481, sections 6 and 7; the exponential tail: Brown, Hollander & Korwar, "Nonparametric tests of
 * independence for censored data", in Reliability and Biometry (SIAM 1974) 327-354.
 */
export function observedMean({ counts, edges, meanAge }: DurationTable, isKept: (days: number) => number): number {
  const closed = counts.won.map((won, bin) => won + counts.lost[bin]);
  const censored = counts.open.map(
    (open, bin) => open * isKept(meanAge.open[bin]) + counts.forgotten[bin] * isKept(meanAge.forgotten[bin]),
  );
  const last = closed.findLastIndex((count) => count > 0);
  if (last < 0) return NaN;
  let atRisk = closed.reduce((sum, count, bin) => sum + count + censored[bin] - counts.entry[bin], 0);
  let [surviving, area] = [1, 0];
  for (let bin = 0; bin <= last; bin++) {
    // Of what enters or leaves within the bin half its width counts.
    const exposed = atRisk + (counts.entry[bin] - censored[bin]) / 2;
    const after = exposed > 0 ? surviving * Math.max(0, 1 - closed[bin] / exposed) : surviving;
    area += ((surviving + after) / 2) * (edges[bin + 1] - edges[bin]);
    surviving = after;
    atRisk += counts.entry[bin] - closed[bin] - censored[bin];
  }
  const tail = surviving > 0 && surviving < 1 ? (surviving * edges[last + 1]) / -Math.log(surviving) : 0;
  return area + tail + 0.5;
}
