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
  return { order, first, equal: first.map((place) => taken[place]) };
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
  return Float64Array.from(first, (place, i) => place + (1 + equal[i]) / 2);
}
