import { countAtMost } from "../distributions/sorted.js";

/** Values that share a bucket, on average. */
const BUCKET_VALUES = 8;

/**
 * The order statistics of a sample (no NaN), which lies in parts: a function of their places, 0 for the smallest. Values are counted
 * in buckets that are as wide as each other; of a bucket one of whose places is asked for the values are fetched and sorted, so that
 * a sample of which few are asked for is neither sorted nor copied (Knuth 1998, "The Art of Computer Programming" 3, 2nd ed., section
 * 5.2.5, "bucket sort"). Where all lie in one bucket it is a sort. The parts are not to be changed meanwhile.
 */
export function orderStatistics(parts: readonly Float64Array[]): (place: number) => number {
  const buckets = bucketsOf(parts);
  const ends = endsOf(parts, buckets);
  const fetched = new Map<number, Float64Array>();
  return (place) => {
    const bucket = countAtMost(ends, place);
    const begin = bucket === 0 ? 0 : ends[bucket - 1];
    const own = fetched.get(bucket) ?? valuesIn(bucket, ends[bucket] - begin, parts, buckets).sort();
    fetched.set(bucket, own);
    return own[place - begin];
  };
}

/** A value's bucket is (value - min) * scale rounded down, so never below that of a smaller one: differences and products are rounded in order. */
interface Buckets {
  readonly min: number;
  /** 0: all values lie in the first. */
  readonly scale: number;
  readonly last: number;
}

function bucketsOf(parts: readonly Float64Array[]): Buckets {
  let [min, max, count] = [Infinity, -Infinity, 0];
  for (const part of parts) {
    count += part.length;
    for (let place = 0; place < part.length; place++) {
      const value = part[place];
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  const last = Math.floor(count / BUCKET_VALUES);
  const scale = last / (max - min);
  // Of equal values, infinite ones and such as are too far from each other, or too close, all go to one.
  return scale > 0 && scale < Infinity ? { min, scale, last } : { min: 0, scale: 0, last: 0 };
}

function bucketOf(value: number, { min, scale, last }: Buckets): number {
  const bucket = ((value - min) * scale) | 0;
  return bucket < last ? bucket : last;
}

/** Where every bucket ends, one behind the other. */
function endsOf(parts: readonly Float64Array[], buckets: Buckets): Uint32Array {
  const ends = new Uint32Array(buckets.last + 1);
  for (const part of parts) {
    for (let place = 0; place < part.length; place++) ends[bucketOf(part[place], buckets)]++;
  }
  for (let bucket = 1; bucket < ends.length; bucket++) ends[bucket] += ends[bucket - 1];
  return ends;
}

/** The values of a bucket, as many as it holds. */
function valuesIn(bucket: number, count: number, parts: readonly Float64Array[], buckets: Buckets): Float64Array {
  const values = new Float64Array(count);
  let next = 0;
  for (const part of parts) {
    for (let place = 0; place < part.length; place++) {
      if (bucketOf(part[place], buckets) === bucket) values[next++] = part[place];
    }
  }
  return values;
}
