import { countAtMost } from "../distributions/sorted.js";
import { quantileOfOrderStatistics } from "./quantile.js";

/**
 * Quantiles of a sample from counts of how many values lie in each of fixed buckets: whatever is added or merged, in whatever order
 * and grouping, gives the same counts. Buckets are as wide as 2^-9 of where they begin, so that every value is known to 2^-10 of
 * itself, 0.1 %, however it is distributed (DDSketch: Masson, Rim & Lee 2019, "DDSketch: a fast and fully-mergeable quantile sketch with
 * relative-error guarantees", PVLDB 12, section 2; here a bucket is what the sign, the exponent and the first nine bits of the
 * fraction of a double say, so that no logarithm is taken). A bucket whose values are all where it begins is exact: so is a sample
 * of whole numbers up to 1024. Below 2^-1022 the error is absolute, 2^-1032 at most.
 *
 * Plain data; changed in place by `addToValues` and `absorbValues`.
 */
export interface ValueSketch {
  count: number;
  /** By key: see `addToValues`. Keys are in the order of the values. */
  readonly buckets: Map<number, Bucket>;
}

/**
 * Twice the number of its values, and one more where any of them is not where it begins: there are hundreds of thousands, and an object
 * each would take some times the memory.
 */
export type Bucket = number;

const countOf = (bucket: Bucket): number => Math.floor(bucket / 2);
const isSpread = (bucket: Bucket): boolean => bucket % 2 === 1;

/** How far a value that is told may be from the one it stands for, as a share of that one. */
export const VALUE_ERROR = 2 ** -10;

export const createValues = (): ValueSketch => ({ count: 0, buckets: new Map() });

/** Bits of the upper half of a double that a key does not have: twenty of the fraction but for nine. */
const LEFT_OUT = 11;
const BITS = new DataView(new ArrayBuffer(8));

/** Operations per value. */
const COUNTING_COST = 50;

/**
 * Adds `values` (no NaN).
 * @returns about how many operations it took
 */
export function addToValues(sketch: ValueSketch, values: Float64Array): number {
  for (const value of values) {
    BITS.setFloat64(0, value);
    const high = BITS.getUint32(0);
    const magnitude = high & 0x7fffffff;
    const place = magnitude >>> LEFT_OUT;
    const isElsewhere = place << LEFT_OUT !== magnitude || BITS.getUint32(4) !== 0;
    // Both zeros are one.
    addToBucket(sketch, value < 0 ? -1 - place : place, isElsewhere ? 3 : 2);
  }
  sketch.count += values.length;
  return COUNTING_COST * values.length;
}

/** Adds what `other` holds to `sketch`. */
export function absorbValues(sketch: ValueSketch, other: ValueSketch): void {
  for (const [key, bucket] of other.buckets) addToBucket(sketch, key, bucket);
  sketch.count += other.count;
}

function addToBucket({ buckets }: ValueSketch, key: number, added: Bucket): void {
  const bucket = buckets.get(key) ?? 0;
  buckets.set(key, bucket + added - (isSpread(bucket) && isSpread(added) ? 1 : 0));
}

/** A sketch of buckets by their keys, one bucket a key. */
export function sketchOfBuckets(buckets: Iterable<readonly [number, Bucket]>): ValueSketch {
  const sketch = { count: 0, buckets: new Map(buckets) };
  for (const bucket of sketch.buckets.values()) sketch.count += countOf(bucket);
  return sketch;
}

/** Where the bucket begins, at its end that is nearer to 0, or its middle. */
function placeIn(key: number, half: 0 | 1): number {
  BITS.setUint32(0, ((key < 0 ? -1 - key : key) << LEFT_OUT) | (half << (LEFT_OUT - 1)));
  BITS.setUint32(4, 0);
  return key < 0 ? -BITS.getFloat64(0) : BITS.getFloat64(0);
}

/** What stands for the values of a bucket: where it begins if all are there, else its middle. */
const valueOf = (key: number, bucket: Bucket): number => placeIn(key, isSpread(bucket) ? 1 : 0);

/** Buckets in the order of their values. */
export const sortedBuckets = ({ buckets }: ValueSketch): (readonly [number, Bucket])[] =>
  [...buckets].sort(([a], [b]) => a - b);

/** Type-7 quantiles at the probabilities `p` (0..1) of values each known to `VALUE_ERROR`; NaN for an empty sketch. */
export function valueQuantiles(sketch: ValueSketch, p: readonly number[]): number[] {
  const sorted = sortedBuckets(sketch);
  const ends: number[] = [];
  let sum = 0;
  for (const [, bucket] of sorted) ends.push((sum += countOf(bucket)));
  const orderStatistic = (place: number): number => valueOf(...sorted[countAtMost(ends, place)]);
  return p.map((probability) => quantileOfOrderStatistics(sketch.count, probability, orderStatistic));
}

/** Share of the values below `limit`, and by how much it may be off: half of what lies in the limit's own bucket. NaN for an empty sketch. */
export function valueShareBelow(
  sketch: ValueSketch,
  limit: number,
): { readonly share: number; readonly offBy: number } {
  const own = createValues();
  addToValues(own, Float64Array.of(limit));
  const [limitKey] = own.buckets.keys();
  let below = 0;
  let open = 0;
  for (const [key, bucket] of sketch.buckets) {
    if (key < limitKey) below += countOf(bucket);
    else if (key === limitKey) {
      const begin = placeIn(key, 0);
      if (!isSpread(bucket)) below += begin < limit ? countOf(bucket) : 0;
      // Values lie on the far side of where the bucket begins: of a positive limit that is there, none is below.
      else if (begin !== limit || limit < 0) open = countOf(bucket);
    }
  }
  if (sketch.count === 0) return { share: NaN, offBy: NaN };
  return { share: (below + open / 2) / sketch.count, offBy: open / 2 / sketch.count };
}
