/*
 * What src/statistics/buckets.ts does with the values of a sample, in WebAssembly SIMD, two or four at a time. Values lie one behind
 * the other, 8 bytes each, from `from` up to before `end`.
 */

/** The next free byte of the memory: nothing of the runtime is in it. */
export function firstPlace(): usize {
  return __heap_base;
}

/** Writes the smallest and the largest value to `to`, infinity and -infinity of none. */
export function extremes(from: usize, end: usize, to: usize): void {
  let least = f64x2.splat(Infinity);
  let most = f64x2.splat(-Infinity);
  let at = from;
  for (; at + 16 <= end; at += 16) {
    const values = v128.load(at);
    least = f64x2.pmin(least, values);
    most = f64x2.pmax(most, values);
  }
  if (at < end) {
    least = f64x2.pmin(least, v128.load64_splat(at));
    most = f64x2.pmax(most, v128.load64_splat(at));
  }
  store<f64>(to, min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1)));
  store<f64>(to, max(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1)), 8);
}

/** Writes where each bucket up to `last` ends, one behind the other, to `ends`, 4 bytes each. */
export function countInBuckets(from: usize, end: usize, least: f64, scale: f64, last: i32, ends: usize): void {
  memory.fill(ends, 0, 4 * (<usize>last + 1));
  let at = from;
  for (; at + 16 <= end; at += 16) {
    const own = bucketsOf(v128.load(at), least, scale, last);
    increase(ends, i32x4.extract_lane(own, 0));
    increase(ends, i32x4.extract_lane(own, 1));
  }
  if (at < end) increase(ends, i32x4.extract_lane(bucketsOf(v128.load64_splat(at), least, scale, last), 0));
  let sum: u32 = 0;
  for (let bucket: usize = 0; bucket <= <usize>last; bucket++) {
    sum += load<u32>(ends + 4 * bucket);
    store<u32>(ends + 4 * bucket, sum);
  }
}

/** Writes the values of a bucket to `to`, one behind the other. */
export function valuesIn(from: usize, end: usize, least: f64, scale: f64, last: i32, bucket: i32, to: usize): void {
  const asked = i32x4.splat(bucket);
  let next = to;
  let at = from;
  for (; at + 32 <= end; at += 32) {
    const first = bucketsOf(v128.load(at), least, scale, last);
    const second = bucketsOf(v128.load(at, 16), least, scale, last);
    const isIn = i32x4.eq(v128.shuffle<i64>(first, second, 0, 2), asked);
    for (let left = i32x4.bitmask(isIn); left !== 0; left &= left - 1) {
      store<f64>(next, load<f64>(at + 8 * <usize>ctz(left)));
      next += 8;
    }
  }
  for (; at < end; at += 8) {
    if (i32x4.extract_lane(bucketsOf(v128.load64_splat(at), least, scale, last), 0) !== bucket) continue;
    store<f64>(next, load<f64>(at));
    next += 8;
  }
}

/** Of two values, in the first two lanes. */
@inline
function bucketsOf(values: v128, least: f64, scale: f64, last: i32): v128 {
  const scaled = f64x2.mul(f64x2.sub(values, f64x2.splat(least)), f64x2.splat(scale));
  return i32x4.min_s(i32x4.trunc_sat_f64x2_s_zero(scaled), i32x4.splat(last));
}

@inline
function increase(counts: usize, bucket: i32): void {
  const place = counts + 4 * <usize>bucket;
  store<u32>(place, load<u32>(place) + 1);
}
