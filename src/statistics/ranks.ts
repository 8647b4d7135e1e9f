/** Ranks from 1; equal values share the mean of their ranks. No NaN. */
export function midRanks(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, place) => place);
  order.sort((a, b) => values[a] - values[b]);
  const ranks = new Float64Array(values.length);
  for (let first = 0; first < order.length;) {
    let end = first + 1;
    while (end < order.length && values[order[end]] === values[order[first]]) end++;
    for (let place = first; place < end; place++) ranks[order[place]] = (first + 1 + end) / 2;
    first = end;
  }
  return ranks;
}
