import { orderingOf, type Ordering } from "./ordering.js";

/** Ranks from 1; equal values share the mean of their ranks. No NaN. */
export function midRanks(values: ArrayLike<number>): Float64Array {
  return ranksOf(orderingOf(values));
}

/** The same of values that are ordered already. */
export function ranksOf({ first, equal }: Ordering): Float64Array {
  const ranks = new Float64Array(first.length);
  for (let i = 0; i < ranks.length; i++) ranks[i] = first[i] + (1 + equal[i]) / 2;
  return ranks;
}

/** values[places[i]] for every i. */
export function gather(values: Float64Array, places: Uint32Array): Float64Array {
  const gathered = new Float64Array(places.length);
  for (let i = 0; i < places.length; i++) gathered[i] = values[places[i]];
  return gathered;
}
