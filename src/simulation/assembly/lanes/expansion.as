import { MARGIN, MARGIN_TAIL } from "../../../distributions/lattice";

/*
 * The Cornish-Fisher expansion of distributions/{binomial,poisson}-quantile.ts for four lanes in single precision. It decides
 * a count where the expansion in double precision would decide the same: the margin of distributions/lattice.ts is widened
 * by what single precision may err. A lane that it does not decide is settled in double precision.
 */

/**
 * Allowances for the error of the expansion in single precision: a share of the standard deviation (the error of the score,
 * mostly), of the mean (its last bits) and of 1 + z^2 (of the skewness). A test scans them: the error is below half.
 */
const ALLOWED_SD: f32 = 1e-4;
const ALLOWED_MEAN: f32 = 1e-6;
const ALLOWED_SQUARE: f32 = 1e-5;

/** From this variance on the margin is known to hold (test/distributions/binomial-poisson-margin.test.ts). */
const LEAST_VARIANCE: f32 = 0.3;

const MARGIN_32: f32 = <f32>(1.0001 * MARGIN);
const MARGIN_TAIL_32: f32 = <f32>(1.0001 * MARGIN_TAIL);

/** Counts; NaN in the lanes that are undecided. @param a p (1 - p), 0 for Poisson; @param skew 1 - 2 p, 1 for Poisson */
@inline
export function decide(z: v128, mean: v128, variance: v128, a: v128, skew: v128): v128 {
  const sd = f32x4.sqrt(variance);
  const perVariance = f32x4.div(f32x4.splat(1), variance);
  const zz = f32x4.mul(z, z);
  const x = expansion(z, zz, mean, sd, perVariance, a, skew);
  const k = f32x4.floor(x);
  const tail = f32x4.mul(f32x4.mul(f32x4.mul(f32x4.splat(MARGIN_TAIL_32), zz), zz), zz);
  const share = f32x4.mul(f32x4.add(f32x4.splat(MARGIN_32), tail), f32x4.mul(perVariance, perVariance));
  const margin = f32x4.add(f32x4.mul(sd, share), allowance(zz, mean, sd));
  const distance = f32x4.abs(f32x4.sub(f32x4.sub(x, k), f32x4.splat(0.5)));
  const isDecided = v128.and(
    f32x4.lt(distance, f32x4.sub(f32x4.splat(0.5), margin)),
    f32x4.ge(variance, f32x4.splat(LEAST_VARIANCE)),
  );
  return v128.or(k, v128.not(isDecided));
}

/** The lanes that are undecided, a bit each. */
@inline
export function undecided(counts: v128): i32 {
  return i32x4.bitmask(f32x4.ne(counts, counts));
}

/** The expansion with 1/2 added for Poisson, too. */
@inline
export function expansion(z: v128, zz: v128, mean: v128, sd: v128, perVariance: v128, a: v128, skew: v128): v128 {
  const quartic = f32x4.sub(f32x4.mul(zz, f32x4.add(f32x4.mul(f32x4.splat(3), zz), f32x4.splat(7))), f32x4.splat(16));
  const peaked = f32x4.mul(f32x4.add(f32x4.splat(1), f32x4.mul(f32x4.splat(0.5), a)), quartic);
  const even = f32x4.add(
    f32x4.mul(f32x4.sub(zz, f32x4.splat(1)), f32x4.splat(1.0 / 6.0)),
    f32x4.mul(f32x4.mul(peaked, f32x4.splat(1.0 / 810.0)), perVariance),
  );
  const cubic = f32x4.add(
    f32x4.sub(f32x4.splat(2), f32x4.mul(f32x4.splat(14), a)),
    f32x4.mul(zz, f32x4.add(f32x4.splat(1), f32x4.mul(f32x4.splat(2), a))),
  );
  const odd = f32x4.sub(z, f32x4.mul(f32x4.mul(f32x4.mul(z, cubic), f32x4.splat(1.0 / 72.0)), perVariance));
  const shift = f32x4.add(f32x4.mul(skew, even), f32x4.mul(sd, odd));
  return f32x4.add(f32x4.add(mean, f32x4.splat(0.5)), shift);
}

/** How much single precision may err. */
@inline
export function allowance(zz: v128, mean: v128, sd: v128): v128 {
  return f32x4.add(
    f32x4.mul(sd, f32x4.splat(ALLOWED_SD)),
    f32x4.add(
      f32x4.mul(mean, f32x4.splat(ALLOWED_MEAN)),
      f32x4.mul(f32x4.add(f32x4.splat(1), zz), f32x4.splat(ALLOWED_SQUARE)),
    ),
  );
}
