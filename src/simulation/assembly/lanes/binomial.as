import { binomialQuantile as scalarQuantile, MULTIPLIED_TO, VARIANCE_SUMMED_TO } from "../../../distributions/binomial-quantile";
import { EXPANDED_FROM, RECIPROCAL, SMALL_TAIL } from "../../../distributions/lattice";
import { normalQuantile } from "../../../distributions/special/normal-quantile";
import { exp } from "./exp";
import { decideBinomial, madeScores, scoreTerms } from "./expansion";
import { areAll, isAny, LANE_BYTES } from "./lanes";
import { single } from "./single";

const RECIPROCALS: usize = RECIPROCAL.dataStart;

/** Where there are no more than two to draw from in a lane, on average, hardly any lane is decided by the expansion. */
const FEW_OF_EIGHT: f64 = 16;

/** Where so few are expected to be lost, in most lanes it is none, and the expansion is not worth its time. */
const FEW_LOST_OF_EIGHT: f64 = 5;

/**
 * See distributions/binomial-quantile.ts, which settles what single precision does not decide.
 * @param z what is needed of the scores, in single precision
 */
export function binomialQuantile(u: usize, z: usize, n: usize, p: usize, count: usize): void {
  if (areFew(n)) {
    settle(markNone(u, n, p, count), u, n, p, count);
    return;
  }
  let open: i32 = 0;
  const terms = madeScores(u, z);
  for (let o: usize = 0; o < LANE_BYTES; o += 32) {
    open |= drawFour(scoreTerms(terms, o), n + o, p + o, count + o) << <i32>(o >> 3);
  }
  settle(open, u, n, p, count);
}

/**
 * See funnel/chances.ts.
 * @param p room for the probabilities
 */
export function lostOf(u: usize, z: usize, n: usize, hazard: usize, count: usize, p: usize): void {
  let open: i32 = 0;
  if (areFewLost(n, hazard)) {
    open = markNone(u, n, hazard, count);
  } else {
    const terms = madeScores(u, z);
    for (let o: usize = 0; o < LANE_BYTES; o += 32) {
      open |= loseFour(scoreTerms(terms, o), n + o, hazard + o, count + o) << <i32>(o >> 3);
    }
  }
  fillProbabilities(open, hazard, p);
  settle(open, u, n, p, count);
}

/** Of the lanes that are open. */
function fillProbabilities(open: i32, hazard: usize, p: usize): void {
  for (let left = open; left !== 0; ) {
    const a = <usize>(ctz(left) << 3);
    left &= left - 1;
    const b = left === 0 ? a : <usize>(ctz(left) << 3);
    left &= left - 1;
    const probability = withinMonth(f64x2(load<f64>(hazard + a), load<f64>(hazard + b)));
    v128.store64_lane(p + a, probability, 0);
    v128.store64_lane(p + b, probability, 1);
  }
}

/** The probability that what has this hazard happens within the month. */
@inline
function withinMonth(hazard: v128): v128 {
  return f64x2.sub(f64x2.splat(1), exp(f64x2.neg(hazard)));
}

/*
 * Whether there are few is asked of the first eight lanes: it is a matter of time alone.
 */

@inline
function areFew(n: usize): boolean {
  const first = f64x2.add(v128.load(n), v128.load(n, 16));
  const second = f64x2.add(v128.load(n, 32), v128.load(n, 48));
  return total(f64x2.add(first, second)) <= FEW_OF_EIGHT;
}

@inline
function areFewLost(n: usize, hazard: usize): boolean {
  let sum = f64x2.splat(0);
  for (let o: usize = 0; o < 64; o += 16) sum = f64x2.add(sum, f64x2.mul(v128.load(n + o), v128.load(hazard + o)));
  return total(sum) <= FEW_LOST_OF_EIGHT;
}

@inline
function total(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}

/** Draws 0 in all lanes. @returns the bits of those where it may be more */
function markNone(u: usize, n: usize, most: usize, count: usize): i32 {
  let open: i32 = 0;
  for (let o: usize = 0; o < LANE_BYTES; o += 32) {
    const none0 = isNone(v128.load(u + o), f64x2.mul(v128.load(n + o), v128.load(most + o)));
    const none1 = isNone(v128.load(u + o, 16), f64x2.mul(v128.load(n + o, 16), v128.load(most + o, 16)));
    v128.store(count + o, f64x2.splat(0));
    v128.store(count + o, f64x2.splat(0), 16);
    open |= ((i64x2.bitmask(none0) | (i64x2.bitmask(none1) << 2)) ^ 15) << <i32>(o >> 3);
  }
  return open;
}

@inline
function isNone(u: v128, most: v128): v128 {
  return f64x2.le(u, f64x2.sub(f64x2.splat(1), most));
}

/** Draws four lanes. @returns the bits of those that are still open */
@inline
function drawFour(z: usize, n: usize, p: usize, count: usize): i32 {
  const p0 = v128.load(p);
  const p1 = v128.load(p, 16);
  const q = single(f64x2.sub(f64x2.splat(1), p0), f64x2.sub(f64x2.splat(1), p1));
  const mean = single(f64x2.mul(v128.load(n), p0), f64x2.mul(v128.load(n, 16), p1));
  return decideBinomial(z, mean, single(p0, p1), q, count);
}

/** The same of what is lost under a hazard. */
@inline
function loseFour(z: usize, n: usize, hazard: usize, count: usize): i32 {
  const p = withinMonthInSingle(single(v128.load(hazard), v128.load(hazard, 16)));
  const mean = f32x4.mul(single(v128.load(n), v128.load(n, 16)), p);
  return decideBinomial(z, mean, p, f32x4.sub(f32x4.splat(1), p), count);
}

/** Beyond this hazard the series is not long enough. */
const LARGEST_HAZARD: f32 = 0.4;

/** The same as `withinMonth` in single precision, by the series of h - h^2/2! + h^3/3! .. up to the seventh power; NaN where that is too short. */
@inline
export function withinMonthInSingle(hazard: v128): v128 {
  let sum = f32x4.splat(1.0 / 5040.0);
  sum = f32x4.sub(f32x4.splat(1.0 / 720.0), f32x4.mul(hazard, sum));
  sum = f32x4.sub(f32x4.splat(1.0 / 120.0), f32x4.mul(hazard, sum));
  sum = f32x4.sub(f32x4.splat(1.0 / 24.0), f32x4.mul(hazard, sum));
  sum = f32x4.sub(f32x4.splat(1.0 / 6.0), f32x4.mul(hazard, sum));
  sum = f32x4.sub(f32x4.splat(0.5), f32x4.mul(hazard, sum));
  sum = f32x4.sub(f32x4.splat(1), f32x4.mul(hazard, sum));
  return v128.or(f32x4.mul(hazard, sum), f32x4.gt(hazard, f32x4.splat(LARGEST_HAZARD))); // all bits set are a NaN
}

/**
 * Settles what is not decided. Where the sources would expand in double precision first, up to the variance where they sum, the
 * sum is taken at once: what an expansion decides is what the sum finds, for it decides nothing so close to the end of a cell.
 * @param open a bit for every lane that is not decided
 */
function settle(open: i32, u: usize, n: usize, p: usize, count: usize): void {
  for (let left = open; left !== 0; ) {
    const a = <usize>(ctz(left) << 3);
    left &= left - 1;
    const b = left === 0 ? a : <usize>(ctz(left) << 3);
    left &= left - 1;
    const uniform = f64x2(load<f64>(u + a), load<f64>(u + b));
    const size = f64x2(load<f64>(n + a), load<f64>(n + b));
    const probability = f64x2(load<f64>(p + a), load<f64>(p + b));
    if (areSummed(uniform, size, probability)) {
      const drawn = sumFromEnd(uniform, size, probability);
      v128.store64_lane(count + a, drawn, 0);
      v128.store64_lane(count + b, drawn, 1);
    } else {
      settleOne(u + a, n + a, p + a, count + a);
      settleOne(u + b, n + b, p + b, count + b);
    }
  }
}

function settleOne(u: usize, n: usize, p: usize, count: usize): void {
  const uniform = load<f64>(u);
  const size = load<f64>(n);
  const probability = load<f64>(p);
  const isSummed = size * (probability * (1 - probability)) < EXPANDED_FROM;
  const score = isSummed ? 0 : normalQuantile(uniform);
  store<f64>(count, scalarQuantile(uniform, score, size, probability));
}

/** Whether both lanes are of those that `sumFromEnd` draws: small counts, as of people and of deals. */
@inline
function areSummed(u: v128, n: v128, p: v128): boolean {
  const q = f64x2.sub(f64x2.splat(1), p);
  const isSmall = f64x2.lt(f64x2.mul(n, f64x2.mul(p, q)), f64x2.splat(<f64>VARIANCE_SUMMED_TO));
  const isNear = v128.bitselect(
    f64x2.ge(u, f64x2.splat(SMALL_TAIL)),
    f64x2.le(u, f64x2.splat(1 - SMALL_TAIL)),
    f64x2.gt(p, f64x2.splat(0.5)),
  );
  return areAll(v128.and(v128.and(isSmall, isNear), f64x2.le(n, f64x2.splat(<f64>MULTIPLIED_TO))));
}

/**
 * Sums the mass function from the end with the smaller mean, as `sumFromEnd` of distributions/binomial-quantile.ts does: of
 * successes up to u, or of failures up to and with 1 - u, which is below the number next to it.
 */
function sumFromEnd(u: v128, n: v128, p: v128): v128 {
  const q = f64x2.sub(f64x2.splat(1), p);
  const ofFailures = f64x2.gt(p, f64x2.splat(0.5));
  const end = v128.bitselect(i64x2.sub(f64x2.sub(f64x2.splat(1), u), ofFailures), u, ofFailures);
  const other = v128.bitselect(p, q, ofFailures);
  const odds = f64x2.div(v128.bitselect(q, p, ofFailures), other);
  const next = f64x2.mul(f64x2.add(n, f64x2.splat(1)), odds);
  let mass = wholePower(other, n);
  let sum = mass;
  let k = f64x2.splat(0);
  let goesOn = v128.and(f64x2.lt(sum, end), f64x2.lt(k, n));
  for (let term: i32 = 1; term < 64 && isAny(goesOn); term++) {
    k = f64x2.add(k, v128.and(goesOn, f64x2.splat(1)));
    const reciprocal = v128.load64_splat(RECIPROCALS + 8 * <usize>term);
    mass = f64x2.mul(mass, f64x2.sub(f64x2.mul(next, reciprocal), odds));
    sum = f64x2.add(sum, mass);
    goesOn = v128.and(goesOn, v128.and(f64x2.lt(sum, end), f64x2.lt(k, n)));
  }
  const drawn = v128.bitselect(f64x2.sub(n, k), k, ofFailures);
  return v128.bitselect(n, drawn, f64x2.gt(u, f64x2.mul(n, q)));
}

/** See distributions/elementary/whole-power.ts. */
@inline
function wholePower(x: v128, n: v128): v128 {
  const whole = i32x4.trunc_sat_f64x2_s_zero(n);
  const exponents = v128.shuffle<i32>(whole, whole, 0, 0, 1, 1);
  let power = f64x2.splat(1);
  let square = x;
  for (let left = exponents; v128.any_true(left); left = i32x4.shr_u(left, 1)) {
    const isOdd = i32x4.shr_s(i32x4.shl(left, 31), 31);
    power = v128.bitselect(f64x2.mul(power, square), power, isOdd);
    square = f64x2.mul(square, square);
  }
  return power;
}
