import { Tally } from "./model/places.js";

/** Figures are counted up to here, 2^53 or 9.0e15: beyond, not even whole numbers are exact, and no company has so much of anything. */
const LARGEST_FIGURE = 2 ** 53;

/** Whether a figure is none: NaN, infinite or beyond the largest one. */
export const isBeyond = (figure: number): boolean => !(Math.abs(figure) <= LARGEST_FIGURE);

/**
 * Whether a number overflowed somewhere on the road to the tally that starts at `at` of `tallies`: flows keep it, and what a
 * stock does to flows too. The one tally that may be NaN for want of events is the retention of a month without revenue.
 */
export function hasOverflowed(tallies: Float64Array, at: number): boolean {
  for (let tally = 0; tally < Tally.Size; tally++) {
    const figure = tallies[at + tally];
    // As `isBeyond` says, without a call: it is asked of every number that comes out of a simulation.
    const isFigure = figure <= LARGEST_FIGURE && figure >= -LARGEST_FIGURE;
    if (!isFigure && !(tally === Tally.LogRetention && Number.isNaN(figure))) return true;
  }
  return false;
}
