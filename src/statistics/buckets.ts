/** Buckets that are as wide as each other. A value's is (value - min) * scale rounded down, so never below that of a smaller one: differences and products are rounded in order. */
export interface Buckets {
  readonly min: number;
  /** 0: all values lie in the first. */
  readonly scale: number;
  /** The last one, which has what is rounded beyond it. */
  readonly last: number;
}

/** What is asked of a sample (no NaN) that lies in parts. The engines say the same; where a sample is asked about more than once, its parts are not changed meanwhile. */
export interface BucketEngine {
  /** Smallest and largest value. */
  readonly extremes: (parts: readonly Float64Array[]) => { readonly min: number; readonly max: number };
  /** Where every bucket ends if the values of the buckets lie one behind the other. */
  readonly endsOf: (parts: readonly Float64Array[], buckets: Buckets) => Uint32Array;
  /** The values of a bucket, as many as it holds. */
  readonly valuesIn: (parts: readonly Float64Array[], buckets: Buckets, bucket: number, count: number) => Float64Array;
}

/** In JavaScript. */
export const plainBuckets: BucketEngine = { extremes, endsOf, valuesIn };

function extremes(parts: readonly Float64Array[]) {
  let [min, max] = [Infinity, -Infinity];
  for (const part of parts) {
    for (let place = 0; place < part.length; place++) {
      const value = part[place];
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return { min, max };
}

function bucketOf(value: number, { min, scale, last }: Buckets): number {
  const bucket = ((value - min) * scale) | 0;
  return bucket < last ? bucket : last;
}

function endsOf(parts: readonly Float64Array[], buckets: Buckets): Uint32Array {
  const ends = new Uint32Array(buckets.last + 1);
  for (const part of parts) {
    for (let place = 0; place < part.length; place++) ends[bucketOf(part[place], buckets)]++;
  }
  for (let bucket = 1; bucket < ends.length; bucket++) ends[bucket] += ends[bucket - 1];
  return ends;
}

function valuesIn(parts: readonly Float64Array[], buckets: Buckets, bucket: number, count: number): Float64Array {
  const values = new Float64Array(count);
  let next = 0;
  for (const part of parts) {
    for (let place = 0; place < part.length; place++) {
      if (bucketOf(part[place], buckets) === bucket) values[next++] = part[place];
    }
  }
  return values;
}
