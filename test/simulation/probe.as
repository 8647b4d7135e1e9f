import { binomialQuantile, lostOf, withinMonthInSingle } from "../../src/simulation/assembly/lanes/binomial";
import {
  binomialExpansion,
  fillScoreTerms,
  forgetScores,
  margin,
  poissonExpansion,
} from "../../src/simulation/assembly/lanes/expansion";
import { LANE_BYTES } from "../../src/simulation/assembly/lanes/lanes";
import { scores } from "../../src/simulation/assembly/lanes/score";

/** What a test asks of the draws in single precision. */
export function score(u: f64): f32 {
  return f32x4.extract_lane(scores(f64x2.splat(u), f64x2.splat(u)), 0);
}

const TERMS: usize = memory.data(128, 16);

let allowed: f32 = 0;

/** The expansion of a binomial quantile; of a Poisson quantile where `isPoisson`. */
export function expanded(u: f64, n: f64, p: f64, isPoisson: bool): f32 {
  const mean = f32x4.splat(<f32>(n * p));
  return isPoisson ? expansion(u, mean, f32x4.splat(0), f32x4.splat(1), true) : expansion(u, mean, f32x4.splat(<f32>p), f32x4.splat(<f32>(1 - p)), false);
}

/** The expansion of what is lost of n under a hazard. */
export function expandedLoss(u: f64, n: f64, hazard: f64): f32 {
  const p = withinMonthInSingle(f32x4.splat(<f32>hazard));
  return expansion(u, f32x4.mul(f32x4.splat(<f32>n), p), p, f32x4.sub(f32x4.splat(1), p), false);
}

function expansion(u: f64, mean: v128, p: v128, q: v128, isPoisson: bool): f32 {
  fillScoreTerms(scores(f64x2.splat(u), f64x2.splat(u)), f32x4.splat(<f32>(1 - u)), TERMS);
  const variance = f32x4.mul(mean, q);
  const sd = f32x4.sqrt(variance);
  const perVariance = f32x4.div(f32x4.splat(1), variance);
  allowed = f32x4.extract_lane(margin(TERMS, mean, sd, f32x4.splat(0)), 0);
  const x = isPoisson
    ? poissonExpansion(TERMS, mean, sd, perVariance)
    : binomialExpansion(TERMS, mean, sd, perVariance, f32x4.mul(p, q), f32x4.sub(q, p));
  return f32x4.extract_lane(x, 0);
}

/** What the expansion asked for last may err. */
export function lastAllowance(): f32 {
  return allowed;
}

const UNIFORMS: usize = memory.data(256, 16);
const SIZES: usize = memory.data(256, 16);
const PROBABILITIES: usize = memory.data(256, 16);
const COUNTS: usize = memory.data(256, 16);
const SCORES: usize = memory.data(1024, 16);

/** A binomial draw, in every other lane; between them are draws with another probability. */
export function drawn(u: f64, n: f64, p: f64, beside: f64): f64 {
  fill(u, n, p, beside);
  binomialQuantile(UNIFORMS, SCORES, SIZES, PROBABILITIES, COUNTS);
  return load<f64>(COUNTS);
}

const ROOM: usize = memory.data(256, 16);

/** The same of what is lost under a hazard. */
export function lost(u: f64, n: f64, hazard: f64, beside: f64): f64 {
  fill(u, n, hazard, beside);
  lostOf(UNIFORMS, SCORES, SIZES, PROBABILITIES, COUNTS, ROOM);
  return load<f64>(COUNTS);
}

function fill(u: f64, n: f64, p: f64, beside: f64): void {
  for (let o: usize = 0; o < LANE_BYTES; o += 16) {
    v128.store(UNIFORMS + o, f64x2.splat(u));
    v128.store(SIZES + o, f64x2.splat(n));
    v128.store(PROBABILITIES + o, f64x2(p, beside));
  }
  forgetScores(SCORES);
}
