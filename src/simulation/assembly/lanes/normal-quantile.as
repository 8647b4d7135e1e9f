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
  for (let o: usize = 0; o < bytes; o += 16) {
    const fromHalf = f64x2.sub(v128.load(from + o), f64x2.splat(0.5));
    tails |= inTails(fromHalf) << <i32>(o >> 3);
    const r = f64x2.sub(f64x2.splat(0.180625), f64x2.mul(fromHalf, fromHalf));
    v128.store(to + o, f64x2.mul(fromHalf, f64x2.div(centralNumerator(r), centralDenominator(r))));
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
    f64x2.splat(3.387132872796366608),
    f64x2.splat(133.14166789178437745),
    f64x2.splat(1971.5909503065514427),
    f64x2.splat(13731.693765509461125),
    f64x2.splat(45921.953931549871457),
    f64x2.splat(67265.770927008700853),
    f64x2.splat(33430.575583588128105),
    f64x2.splat(2509.0809287301226727),
  );
}

@inline
function centralDenominator(r: v128): v128 {
  return polynomial(
    r,
    f64x2.splat(1),
    f64x2.splat(42.313330701600911252),
    f64x2.splat(687.1870074920579083),
    f64x2.splat(5394.1960214247511077),
    f64x2.splat(21213.794301586595867),
    f64x2.splat(39307.89580009271061),
    f64x2.splat(28729.085735721942674),
    f64x2.splat(5226.495278852854561),
  );
}

@inline
function nearTail(r: v128): v128 {
  const numerator = polynomial(
    r,
    f64x2.splat(1.42343711074968357734),
    f64x2.splat(4.6303378461565452959),
    f64x2.splat(5.7694972214606914055),
    f64x2.splat(3.64784832476320460504),
    f64x2.splat(1.27045825245236838258),
    f64x2.splat(0.24178072517745061177),
    f64x2.splat(0.0227238449892691845833),
    f64x2.splat(7.7454501427834140764e-4),
  );
  const denominator = polynomial(
    r,
    f64x2.splat(1),
    f64x2.splat(2.05319162663775882187),
    f64x2.splat(1.6763848301838038494),
    f64x2.splat(0.68976733498510000455),
    f64x2.splat(0.14810397642748007459),
    f64x2.splat(0.0151986665636164571966),
    f64x2.splat(5.475938084995344946e-4),
    f64x2.splat(1.05075007164441684324e-9),
  );
  return f64x2.div(numerator, denominator);
}

@inline
function polynomial(r: v128, c0: v128, c1: v128, c2: v128, c3: v128, c4: v128, c5: v128, c6: v128, c7: v128): v128 {
  const square = f64x2.mul(r, r);
  const low = f64x2.add(linear(r, c0, c1), f64x2.mul(linear(r, c2, c3), square));
  const high = f64x2.add(linear(r, c4, c5), f64x2.mul(linear(r, c6, c7), square));
  return f64x2.add(low, f64x2.mul(high, f64x2.mul(square, square)));
}

@inline
function linear(r: v128, c0: v128, c1: v128): v128 {
  return f64x2.add(c0, f64x2.mul(c1, r));
}
