import { normalQuantile as scalarQuantile } from "../../../distributions/special/normal-quantile";
import { areAll } from "./lanes";
import { log } from "./log";

/** Of so many bytes the numbers in a tail are listed at once, a bit each. */
const LOT_BYTES: usize = 256;

/** Those numbers: where they are, from the start of the lot. One more, so that they can be taken by twos. */
const TAILS: usize = memory.data(4 * 33, 16);

/**
 * See distributions/special/normal-quantile.ts. The quantiles of numbers in (0, 1), which stand one after the other: what is in a tail is listed and done afterwards.
 * @param to where they go; both places have room for a whole number of fours
 * @param bytes of all numbers
 */
export function normalQuantiles(from: usize, to: usize, bytes: usize): void {
  for (let lot: usize = 0; lot < bytes; lot += LOT_BYTES) {
    const tails = centralScores(from + lot, to + lot, min(LOT_BYTES, bytes - lot));
    let end: usize = 0;
    for (let left = tails; left !== 0; left &= left - 1) {
      store<i32>(TAILS + end, ctz(left) << 3);
      end += 4;
    }
    tailScores(from + lot, to + lot, end);
  }
}

/** @returns a bit for every number that is in a tail */
function centralScores(from: usize, to: usize, bytes: usize): i32 {
  let tails: i32 = 0;
  for (let o: usize = 0; o < bytes; o += 32) {
    const first = f64x2.sub(v128.load(from + o), f64x2.splat(0.5));
    const second = f64x2.sub(v128.load(from + o, 16), f64x2.splat(0.5));
    const inTail = inTails(first) | (inTails(second) << 2);
    tails |= inTail << <i32>(o >> 3);
    const r0 = f64x2.sub(f64x2.splat(0.180625), f64x2.mul(first, first));
    const r1 = f64x2.sub(f64x2.splat(0.180625), f64x2.mul(second, second));
    // Stored and loaded again: V8 loads all constants up to the next store before it uses one, and spills them.
    v128.store(to + o, centralNumerator(r0));
    v128.store(to + o, centralNumerator(r1), 16);
    const score0 = f64x2.mul(first, f64x2.div(v128.load(to + o), centralDenominator(r0)));
    const score1 = f64x2.mul(second, f64x2.div(v128.load(to + o, 16), centralDenominator(r1)));
    v128.store(to + o, score0);
    v128.store(to + o, score1, 16);
  }
  return tails;
}

@inline
function inTails(fromHalf: v128): i32 {
  return i64x2.bitmask(f64x2.gt(f64x2.abs(fromHalf), f64x2.splat(0.425)));
}

/** @param end four times how many are listed */
function tailScores(from: usize, to: usize, end: usize): void {
  store<i32>(TAILS + end, load<i32>(TAILS));
  for (let o: usize = 0; o < end; o += 8) {
    const a = <usize>load<i32>(TAILS + o);
    const b = <usize>load<i32>(TAILS + o, 4);
    const probability = f64x2(load<f64>(from + a), load<f64>(from + b));
    const score = tailScore(probability, f64x2.sub(probability, f64x2.splat(0.5)));
    v128.store64_lane(to + a, score, 0);
    v128.store64_lane(to + b, score, 1);
  }
}

/** Of both lanes, which are in a tail. */
function tailScore(probability: v128, fromHalf: v128): v128 {
  const lower = f64x2.lt(fromHalf, f64x2.splat(0));
  const tail = v128.bitselect(probability, f64x2.sub(f64x2.splat(1), probability), lower);
  const root = f64x2.sqrt(f64x2.neg(log(tail)));
  if (!areAll(f64x2.le(root, f64x2.splat(5)))) {
    return f64x2(scalarQuantile(f64x2.extract_lane(probability, 0)), scalarQuantile(f64x2.extract_lane(probability, 1)));
  }
  const distance = nearTail(f64x2.sub(root, f64x2.splat(1.6)));
  return v128.bitselect(f64x2.neg(distance), distance, lower);
}

@inline
function centralNumerator(r: v128): v128 {
  return polynomial(
    r,
    3.387132872796366608,
    133.14166789178437745,
    1971.5909503065514427,
    13731.693765509461125,
    45921.953931549871457,
    67265.770927008700853,
    33430.575583588128105,
    2509.0809287301226727,
  );
}

@inline
function centralDenominator(r: v128): v128 {
  return polynomial(
    r,
    1,
    42.313330701600911252,
    687.1870074920579083,
    5394.1960214247511077,
    21213.794301586595867,
    39307.89580009271061,
    28729.085735721942674,
    5226.495278852854561,
  );
}

@inline
function nearTail(r: v128): v128 {
  const numerator = polynomial(
    r,
    1.42343711074968357734,
    4.6303378461565452959,
    5.7694972214606914055,
    3.64784832476320460504,
    1.27045825245236838258,
    0.24178072517745061177,
    0.0227238449892691845833,
    7.7454501427834140764e-4,
  );
  const denominator = polynomial(
    r,
    1,
    2.05319162663775882187,
    1.6763848301838038494,
    0.68976733498510000455,
    0.14810397642748007459,
    0.0151986665636164571966,
    5.475938084995344946e-4,
    1.05075007164441684324e-9,
  );
  return f64x2.div(numerator, denominator);
}

@inline
function polynomial(r: v128, c0: f64, c1: f64, c2: f64, c3: f64, c4: f64, c5: f64, c6: f64, c7: f64): v128 {
  const square = f64x2.mul(r, r);
  const low = f64x2.add(linear(r, c0, c1), f64x2.mul(linear(r, c2, c3), square));
  const high = f64x2.add(linear(r, c4, c5), f64x2.mul(linear(r, c6, c7), square));
  return f64x2.add(low, f64x2.mul(high, f64x2.mul(square, square)));
}

@inline
function linear(r: v128, c0: f64, c1: f64): v128 {
  return f64x2.add(f64x2.splat(c0), f64x2.mul(f64x2.splat(c1), r));
}
