import { FIRST_STOCK, Tally } from "./model/places.js";
import type { Outcome } from "./outcomes.js";
import { hasOverflowed, isBeyond } from "./overflow.js";

/** Tallies of samples at the end of a month, sample by sample. */
export interface MonthTallies {
  /** Of all months up to this one. */
  readonly cumulative: Float64Array;
  /** Of the month alone; stocks are what they are at its end. */
  readonly alone: Float64Array;
  /** Per sample: 1 if a number overflowed by then. */
  readonly isLost: Uint8Array;
}

export const emptyMonthTallies = (samples: number): MonthTallies => ({
  cumulative: new Float64Array(samples * Tally.Size),
  alone: new Float64Array(samples * Tally.Size),
  isLost: new Uint8Array(samples),
});

/** Sets `alone` and `isLost` to what `cumulative` tells. @param before cumulative tallies of the month before; none for the first month */
export function tellApart({ cumulative, alone, isLost }: MonthTallies, before: Float64Array | undefined): void {
  for (let sample = 0; sample < isLost.length; sample++) {
    const at = sample * Tally.Size;
    isLost[sample] = hasOverflowed(cumulative, at) ? 1 : 0;
    for (let tally = 0; tally < Tally.Size; tally++) alone[at + tally] = cumulative[at + tally];
    if (before === undefined) continue;
    for (let flow = 0; flow < FIRST_STOCK; flow++) alone[at + flow] -= before[at + flow];
  }
}

/** Writes an outcome of the first samples of some tallies from `to[at]` on; NaN where there is no data. */
export function fillOutcome(
  { value }: Outcome,
  tallies: Float64Array,
  isLost: Uint8Array,
  samples: number,
  to: Float64Array,
  at: number,
): void {
  for (let sample = 0; sample < samples; sample++) {
    const found = isLost[sample] === 1 ? NaN : value(tallies, sample * Tally.Size);
    to[at + sample] = isBeyond(found) ? NaN : found;
  }
}
