/** The places of a sample's values in ascending order. */
export interface Ordering {
  /** Indices of the values, the smallest first; equal values in the order of the sample. */
  readonly order: Uint32Array;
  /** Per value the place in `order` of the first one equal to it. */
  readonly first: Uint32Array;
  /** Per value how many are equal to it, itself included. */
  readonly equal: Uint32Array;
}

/** No NaN. */
export function orderingOf(values: ArrayLike<number>): Ordering {
  const count = values.length;
  const sorted = Float64Array.from(values).sort();
  const first = new Uint32Array(count);
  const taken = new Uint32Array(count);
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    first[i] = firstPlace(sorted, values[i]);
    order[first[i] + taken[first[i]]++] = i;
  }
  const equal = new Uint32Array(count);
  for (let i = 0; i < count; i++) equal[i] = taken[first[i]];
  return { order, first, equal };
}

/** Of the sorted values not below x, the place of the first. */
function firstPlace(sorted: Float64Array, x: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

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
