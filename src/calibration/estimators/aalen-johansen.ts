import type { DurationTable } from "./duration-table.js";

/** Of all that began, which share was won and which is still open after the longest time under observation. */
export interface Incidence {
  readonly won: number;
  readonly open: number;
}

/**
 * The share won by the end of follow-up with two ways to end, as a yardstick that supposes no law: it says nothing of what is
 * still open then. Counted in bins of whole days, growing to 8 % of their distance; delayed entry counted from there on.
 *
 * Source: Aalen & Johansen, Scand. J. Statist. 5 (1978) 141-150.
 */
export function incidence({ counts, edges }: DurationTable): Incidence {
  let atRisk = 0;
  for (let bin = 0; bin < edges.length - 1; bin++)
    atRisk += counts.won[bin] + counts.lost[bin] + counts.forgotten[bin] + counts.open[bin] - counts.entry[bin];
  let [surviving, won] = [1, 0];
  for (let bin = 0; bin < edges.length - 1; bin++) {
    atRisk += counts.entry[bin];
    const closed = counts.won[bin] + counts.lost[bin] + counts.forgotten[bin];
    if (atRisk > 0 && closed > 0) {
      won += (surviving * counts.won[bin]) / atRisk;
      surviving *= Math.max(0, 1 - closed / atRisk);
    }
    atRisk -= closed + counts.open[bin];
  }
  return { won, open: surviving };
}
