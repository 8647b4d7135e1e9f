import { allowance, expansion } from "../../src/simulation/assembly/lanes/expansion";
import { scores } from "../../src/simulation/assembly/lanes/score";

/** What a test asks of the draws in single precision. */
export function score(u: f64): f32 {
  return f32x4.extract_lane(scores(f64x2.splat(u), f64x2.splat(u)), 0);
}

let allowed: f32 = 0;

/** The expansion of a binomial quantile; of a Poisson quantile where `isPoisson`. */
export function expanded(u: f64, n: f64, p: f64, isPoisson: bool): f32 {
  const z = scores(f64x2.splat(u), f64x2.splat(u));
  const mean = f32x4.splat(<f32>(n * p));
  const q = f32x4.splat(<f32>(1 - p));
  const own = f32x4.splat(<f32>p);
  const variance = isPoisson ? mean : f32x4.mul(mean, q);
  const a = isPoisson ? f32x4.splat(0) : f32x4.mul(own, q);
  const skew = isPoisson ? f32x4.splat(1) : f32x4.sub(q, own);
  const sd = f32x4.sqrt(variance);
  const zz = f32x4.mul(z, z);
  allowed = f32x4.extract_lane(allowance(zz, mean, sd), 0);
  return f32x4.extract_lane(expansion(z, zz, mean, sd, f32x4.div(f32x4.splat(1), variance), a, skew), 0);
}

/** What the expansion asked for last may err. */
export function lastAllowance(): f32 {
  return allowed;
}
