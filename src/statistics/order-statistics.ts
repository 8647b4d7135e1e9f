import { countAtMost } from "../distributions/sorted.js";

/** Values that share a bucket, on average. */
const BUCKET_VALUES = 8;

/**
 * The order statistics of a sample (no NaN): a function of their places, 0 for the smallest. Values are dealt to buckets that are as
 * wide as each other, and a bucket is sorted when one of its places is asked for: a sample of which few are asked for is never sorted
 * (Knuth 1998, "The Art of Computer Programming" 3, 2nd ed., section 5.2.1, "multiple list insertion"). Where all lie in one bucket
 * it is a sort.
 */
export function orderStatistics(values: Float64Array): (place: number) => number {
  const buckets = bucketsOf(values);
  const ends = endsOf(buckets, Math.floor(values.length / BUCKET_VALUES) + 1);
  const dealt = new Float64Array(values.length);
  const next = ends.slice();
  for (let place = 0; place < values.length; place++) dealt[--next[buckets[place]]] = values[place];
  return (place) => {
    const bucket = countAtMost(ends, place);
    // Next is now where a bucket begins; one that is sorted has none.
    if (next[bucket] < ends[bucket]) dealt.subarray(next[bucket], ends[bucket]).sort();
    next[bucket] = ends[bucket];
    return dealt[place];
  };
}

/** Every value's bucket, which is never below that of a smaller one: differences and products are rounded in order. */
function bucketsOf(values: Float64Array): Uint32Array {
  let min = Infinity;
  let max = -Infinity;
  for (let place = 0; place < values.length; place++) {
    const value = values[place];
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const last = Math.floor(values.length / BUCKET_VALUES);
  const scale = last / (max - min);
  const buckets = new Uint32Array(values.length);
  // Of equal values, infinite ones and such as are too far from each other, or too close, all go to one.
  if (!(scale > 0 && scale < Infinity)) return buckets;
  for (let place = 0; place < values.length; place++) {
    const bucket = ((values[place] - min) * scale) | 0;
    buckets[place] = bucket < last ? bucket : last;
  }
  return buckets;
}

/** Where every bucket ends, one behind the other. */
function endsOf(buckets: Uint32Array, count: number): Uint32Array {
  const ends = new Uint32Array(count);
  for (let place = 0; place < buckets.length; place++) ends[buckets[place]]++;
  for (let bucket = 1; bucket < count; bucket++) ends[bucket] += ends[bucket - 1];
  return ends;
}
