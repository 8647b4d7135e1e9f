/** Values that share a bucket, on average. */
const BUCKET_VALUES = 8;

/**
 * The order statistics of a sample (no NaN): a function of their places, 0 for the smallest. Values are dealt to buckets that are as
 * wide as each other, and a bucket is sorted when one of its places is asked for: a sample of which few are asked for is never sorted
 * (Knuth 1998, "The Art of Computer Programming" 3, 2nd ed., section 5.2.1, "multiple list insertion"). Where all lie in one bucket
 * it is a sort.
 */
export function orderStatistics(values: Float64Array): (place: number) => number {
  const bucketOf = equalBuckets(values);
  const { dealt, ends } = dealtTo(values, bucketOf);
  const isSorted = new Uint8Array(ends.length);
  return (place) => {
    const bucket = bucketOf(dealt[place]);
    if (isSorted[bucket] === 0) dealt.subarray(bucket === 0 ? 0 : ends[bucket - 1], ends[bucket]).sort();
    isSorted[bucket] = 1;
    return dealt[place];
  };
}

/** A value's bucket, which is never below that of a smaller one: differences and products are rounded in order. */
function equalBuckets(values: Float64Array): (value: number) => number {
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const last = Math.floor(values.length / BUCKET_VALUES);
  const scale = last / (max - min);
  // Of equal values, infinite ones and such as are too far from each other, or too close, all go to one.
  if (!(scale > 0 && scale < Infinity)) return () => 0;
  return (value) => Math.min(last, Math.floor((value - min) * scale));
}

/** The values bucket by bucket, and where each ends. */
function dealtTo(values: Float64Array, bucketOf: (value: number) => number) {
  const ends = new Uint32Array(Math.floor(values.length / BUCKET_VALUES) + 1);
  for (const value of values) ends[bucketOf(value)]++;
  for (let bucket = 1; bucket < ends.length; bucket++) ends[bucket] += ends[bucket - 1];
  const dealt = new Float64Array(values.length);
  const next = ends.slice();
  for (const value of values) dealt[--next[bucketOf(value)]] = value;
  return { dealt, ends };
}
