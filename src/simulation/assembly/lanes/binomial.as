import { binomialQuantile as scalarQuantile } from "../../../distributions/binomial-quantile";
import { EXPANDED_FROM } from "../../../distributions/lattice";
import { normalQuantile } from "../../../distributions/special/normal-quantile";
import { exp } from "./exp";
import { decide, undecided } from "./expansion";
import { LANE_BYTES } from "./lanes";
import { secondPair, single } from "./single";

/**
 * See distributions/binomial-quantile.ts, which settles what single precision does not decide.
 * @param z the scores in single precision
 */
export function binomialQuantile(u: usize, z: usize, n: usize, p: usize, count: usize): void {
  let open: i32 = 0;
  for (let o: usize = 0; o < LANE_BYTES; o += 32) {
    const n0 = v128.load(n + o);
    const n1 = v128.load(n + o, 16);
    const p0 = v128.load(p + o);
    const p1 = v128.load(p + o, 16);
    const none0 = isNone(v128.load(u + o), f64x2.mul(n0, p0));
    const none1 = isNone(v128.load(u + o, 16), f64x2.mul(n1, p1));
    open |= drawFour(v128.load(z + (o >> 1)), n0, n1, p0, p1, none0, none1, count + o) << <i32>(o >> 3);
  }
  settle(open, u, n, p, count);
}

/** See funnel/chances.ts. */
export function lostOf(u: usize, z: usize, n: usize, hazard: usize, count: usize, p: usize): void {
  let open: i32 = 0;
  for (let o: usize = 0; o < LANE_BYTES; o += 32) {
    const n0 = v128.load(n + o);
    const n1 = v128.load(n + o, 16);
    const h0 = v128.load(hazard + o);
    const h1 = v128.load(hazard + o, 16);
    const none0 = isNone(v128.load(u + o), f64x2.mul(n0, h0));
    const none1 = isNone(v128.load(u + o, 16), f64x2.mul(n1, h1));
    if (i32x4.all_true(v128.and(none0, none1))) {
      v128.store(count + o, i32x4.splat(0));
      v128.store(count + o, i32x4.splat(0), 16);
      continue;
    }
    const p0 = f64x2.sub(f64x2.splat(1), exp(f64x2.neg(h0)));
    const p1 = f64x2.sub(f64x2.splat(1), exp(f64x2.neg(h1)));
    v128.store(p + o, p0);
    v128.store(p + o, p1, 16);
    open |= drawFour(v128.load(z + (o >> 1)), n0, n1, p0, p1, none0, none1, count + o) << <i32>(o >> 3);
  }
  settle(open, u, n, p, count);
}

@inline
function isNone(u: v128, most: v128): v128 {
  return f64x2.le(u, f64x2.sub(f64x2.splat(1), most));
}

/** Draws four lanes. @returns the bits of those that are still open */
@inline
function drawFour(
  z: v128,
  n0: v128,
  n1: v128,
  p0: v128,
  p1: v128,
  none0: v128,
  none1: v128,
  count: usize,
): i32 {
  const q0 = f64x2.sub(f64x2.splat(1), p0);
  const q1 = f64x2.sub(f64x2.splat(1), p1);
  const p = single(p0, p1);
  const q = single(q0, q1);
  const mean = single(f64x2.mul(n0, p0), f64x2.mul(n1, p1));
  const k = decide(z, mean, f32x4.mul(mean, q), f32x4.mul(p, q), f32x4.sub(q, p));
  v128.store(count, v128.andnot(f64x2.promote_low_f32x4(k), none0));
  v128.store(count, v128.andnot(secondPair(k), none1), 16);
  return undecided(k) & ~(i64x2.bitmask(none0) | (i64x2.bitmask(none1) << 2));
}

/** @param open a bit for every lane that is not decided */
function settle(open: i32, u: usize, n: usize, p: usize, count: usize): void {
  for (let left = open; left !== 0; left &= left - 1) {
    const o = <usize>(ctz(left) << 3);
    const uniform = load<f64>(u + o);
    const size = load<f64>(n + o);
    const probability = load<f64>(p + o);
    const isSummed = size * (probability * (1 - probability)) < EXPANDED_FROM;
    const score = isSummed ? 0 : normalQuantile(uniform);
    store<f64>(count + o, scalarQuantile(uniform, score, size, probability));
  }
}
