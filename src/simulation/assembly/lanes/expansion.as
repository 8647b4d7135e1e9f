import { MARGIN, MARGIN_TAIL } from "../../../distributions/lattice";
import { LANE_BYTES } from "./lanes";
import { scores } from "./score";
import { secondPair, single } from "./single";

/*
 * The Cornish-Fisher expansion of distributions/{binomial,poisson}-quantile.ts for four lanes in single precision. It decides
 * a count where the expansion in double precision would decide the same: the margin of distributions/lattice.ts is widened
 * by what single precision may err. A lane that it does not decide is settled in double precision.
 */

/**
 * Allowances for the error of the expansion in single precision: a share of the standard deviation (the error of the score,
 * mostly), of the mean (its last bits) and of 1 + z^2 (of the skewness). A test scans them: the error is below a quarter.
 */
const ALLOWED_SD: f32 = 2e-5;
const ALLOWED_MEAN: f32 = 1e-6;
const ALLOWED_SQUARE: f32 = 2e-6;

/** From this variance on the margin is known to hold (test/distributions/binomial-poisson-margin.test.ts). */
const LEAST_VARIANCE: f32 = 0.3;

const MARGIN_32: f32 = <f32>(1.0001 * MARGIN);
const MARGIN_TAIL_32: f32 = <f32>(1.0001 * MARGIN_TAIL);

/** Bytes of what the draws of four lanes need of their scores: see `fillScoreTerms`. */
const SCORE_TERMS: usize = 128;

/** Bytes of that in all lanes. The translator knows this as well. */
export const SCORE_BYTES: usize = 4 * LANE_BYTES;

/** By so much less of a mean than leaves no doubt that nothing is drawn: more than single precision errs. */
const SURELY: f32 = 1 - 1e-6;

/**
 * What all structures need of the scores of four lanes, computed once: the score; the terms of the even and the odd part of
 * the expansion, those in 1/variance and those in a/variance; the mean up to which nothing is drawn; the margin in 1/variance^2
 * and the allowance for the skewness.
 * @param rest 1 - u
 */
@inline
export function fillScoreTerms(z: v128, rest: v128, to: usize): void {
  const zz = f32x4.mul(z, z);
  const quartic = f32x4.sub(f32x4.mul(zz, f32x4.add(f32x4.mul(f32x4.splat(3), zz), f32x4.splat(7))), f32x4.splat(16));
  const zPer72 = f32x4.mul(z, f32x4.splat(1.0 / 72.0));
  const tail = f32x4.mul(f32x4.mul(f32x4.mul(f32x4.splat(MARGIN_TAIL_32), zz), zz), zz);
  v128.store(to, z);
  v128.store(to, f32x4.mul(f32x4.sub(zz, f32x4.splat(1)), f32x4.splat(1.0 / 6.0)), 16);
  v128.store(to, f32x4.mul(quartic, f32x4.splat(1.0 / 810.0)), 32);
  v128.store(to, f32x4.mul(rest, f32x4.splat(SURELY)), 48);
  v128.store(to, f32x4.mul(zPer72, f32x4.add(f32x4.splat(2), zz)), 64);
  v128.store(to, f32x4.mul(zPer72, f32x4.sub(f32x4.add(zz, zz), f32x4.splat(14))), 80);
  v128.store(to, f32x4.add(f32x4.splat(MARGIN_32), tail), 96);
  v128.store(to, f32x4.mul(f32x4.add(f32x4.splat(1), zz), f32x4.splat(ALLOWED_SQUARE)), 112);
}

/** In place of the first score: infinity, which no score is. */
const NOT_MADE: i32 = 0x7f800000;

/** The luck is another one: what is needed of its scores is made when a draw asks for it, as many never do. */
@inline
export function forgetScores(terms: usize): void {
  store<i32>(terms, NOT_MADE);
}

/** Makes what is needed of the scores of these uniforms, unless it is made. @returns where it is */
@inline
export function madeScores(uniforms: usize, terms: usize): usize {
  if (load<i32>(terms) === NOT_MADE) makeScores(uniforms, terms);
  return terms;
}

function makeScores(uniforms: usize, terms: usize): void {
  for (let o: usize = 0; o < LANE_BYTES; o += 32) {
    const u0 = v128.load(uniforms + o);
    const u1 = v128.load(uniforms + o, 16);
    const rest = single(f64x2.sub(f64x2.splat(1), u0), f64x2.sub(f64x2.splat(1), u1));
    fillScoreTerms(scores(u0, u1), rest, scoreTerms(terms, o));
  }
}

/** Where the terms are of the four lanes whose numbers are `o` bytes behind the first one's. */
@inline
export function scoreTerms(scores: usize, o: usize): usize {
  return scores + (o >> 5) * SCORE_TERMS;
}

/**
 * Draws four lanes.
 * @param p the probability; @param q 1 - p; @param count where the counts go
 * @returns the bits of the lanes that are undecided, whose counts mean nothing
 */
@inline
export function decideBinomial(score: usize, mean: v128, p: v128, q: v128, count: usize): i32 {
  const variance = f32x4.mul(mean, q);
  const sd = f32x4.sqrt(variance);
  const perVariance = f32x4.div(f32x4.splat(1), variance);
  const x = binomialExpansion(score, mean, sd, perVariance, f32x4.mul(p, q), f32x4.sub(q, p));
  return decide(x, score, mean, variance, sd, perVariance, count);
}

/** Of Poisson, whose mean is the variance. */
@inline
export function decidePoisson(score: usize, mean: v128, count: usize): i32 {
  const sd = f32x4.sqrt(mean);
  const perMean = f32x4.div(f32x4.splat(1), mean);
  return decide(poissonExpansion(score, mean, sd, perMean), score, mean, mean, sd, perMean, count);
}

@inline
function decide(x: v128, score: usize, mean: v128, variance: v128, sd: v128, perVariance: v128, count: usize): i32 {
  const none = f32x4.le(mean, v128.load(score, 48));
  const k = f32x4.floor(x);
  const share = f32x4.mul(v128.load(score, 96), f32x4.mul(perVariance, perVariance));
  const distance = f32x4.abs(f32x4.sub(f32x4.sub(x, k), f32x4.splat(0.5)));
  const isDecided = v128.and(
    f32x4.lt(distance, f32x4.sub(f32x4.splat(0.5), margin(score, mean, sd, share))),
    f32x4.ge(variance, f32x4.splat(LEAST_VARIANCE)),
  );
  const counts = v128.andnot(k, none);
  v128.store(count, f64x2.promote_low_f32x4(counts));
  v128.store(count, secondPair(counts), 16);
  return i32x4.bitmask(v128.or(isDecided, none)) ^ 15;
}

@inline
export function binomialExpansion(score: usize, mean: v128, sd: v128, perVariance: v128, a: v128, skew: v128): v128 {
  const evenPer = f32x4.mul(v128.load(score, 32), f32x4.add(f32x4.splat(1), f32x4.mul(f32x4.splat(0.5), a)));
  const oddPer = f32x4.add(v128.load(score, 64), f32x4.mul(a, v128.load(score, 80)));
  const even = f32x4.add(v128.load(score, 16), f32x4.mul(evenPer, perVariance));
  const odd = f32x4.sub(v128.load(score), f32x4.mul(oddPer, perVariance));
  const shift = f32x4.add(f32x4.mul(skew, even), f32x4.mul(sd, odd));
  return f32x4.add(f32x4.add(mean, f32x4.splat(0.5)), shift);
}

/** With 1/2 added, as for the binomial. */
@inline
export function poissonExpansion(score: usize, mean: v128, sd: v128, perMean: v128): v128 {
  const even = f32x4.add(v128.load(score, 16), f32x4.mul(v128.load(score, 32), perMean));
  const odd = f32x4.sub(v128.load(score), f32x4.mul(v128.load(score, 64), perMean));
  return f32x4.add(f32x4.add(mean, f32x4.splat(0.5)), f32x4.add(even, f32x4.mul(sd, odd)));
}

/** How near the end of a cell nothing is decided. @param share the part of the expansion's margin, of the standard deviation; the rest is what single precision may err */
@inline
export function margin(score: usize, mean: v128, sd: v128, share: v128): v128 {
  return f32x4.add(
    f32x4.mul(sd, f32x4.add(share, f32x4.splat(ALLOWED_SD))),
    f32x4.add(f32x4.mul(mean, f32x4.splat(ALLOWED_MEAN)), v128.load(score, 112)),
  );
}
