import { countAtMost } from "../distributions/sorted.js";
import { valueCount } from "../foundation/joined-values.js";
import type { BucketEngine, Buckets } from "./buckets.js";
import { fastestBuckets } from "./compiled-buckets.js";

/** Values that share a bucket, on average. */
const BUCKET_VALUES = 8;

/**
 * The order statistics of a sample (no NaN), which lies in parts: a function of their places, 0 for the smallest. Values are counted
 * in buckets that are as wide as each other; of a bucket one of whose places is asked for the values are fetched and sorted, so that
 * a sample of which few are asked for is not sorted (Knuth 1998, "The Art of Computer Programming" 3, 2nd ed., section 5.2.5, "bucket
 * sort"). Where all lie in one bucket it is a sort. The parts are not to be changed meanwhile.
 */
export function orderStatistics(
  sample: readonly Float64Array[],
  engine: BucketEngine = fastestBuckets(),
): (place: number) => number {
  // A list of its own: the one given may become longer.
  const parts = [...sample];
  const buckets = bucketsFor(parts, engine);
  const ends = engine.endsOf(parts, buckets);
  const fetched = new Map<number, Float64Array>();
  return (place) => {
    const bucket = countAtMost(ends, place);
    const begin = bucket === 0 ? 0 : ends[bucket - 1];
    const own = fetched.get(bucket) ?? engine.valuesIn(parts, buckets, bucket, ends[bucket] - begin).sort();
    fetched.set(bucket, own);
    return own[place - begin];
  };
}

function bucketsFor(parts: readonly Float64Array[], { extremes }: BucketEngine): Buckets {
  const { min, max } = extremes(parts);
  const last = Math.floor(valueCount(parts) / BUCKET_VALUES);
  const scale = last / (max - min);
  // Of equal values, infinite ones and such as are too far from each other, or too close, all go to one.
  return scale > 0 && scale < Infinity ? { min, scale, last } : { min: 0, scale: 0, last: 0 };
}
