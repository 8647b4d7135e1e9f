import { EXPANDED_FROM, poissonQuantile as scalarQuantile } from "../../../distributions/poisson-quantile";
import { normalQuantile } from "../../../distributions/special/normal-quantile";
import { decide, decided } from "./expansion";
import { LANE_BYTES } from "./lanes";
import { secondPair, single } from "./single";
import { listOpen, UNDECIDED } from "./undecided";

/**
 * See distributions/poisson-quantile.ts, which settles what single precision does not decide.
 * @param z the scores in single precision
 */
export function poissonQuantile(u: usize, z: usize, mean: usize, count: usize): void {
  let end = UNDECIDED;
  for (let o: usize = 0; o < LANE_BYTES; o += 32) {
    const mean0 = v128.load(mean + o);
    const mean1 = v128.load(mean + o, 16);
    const none0 = f64x2.le(v128.load(u + o), f64x2.sub(f64x2.splat(1), mean0));
    const none1 = f64x2.le(v128.load(u + o, 16), f64x2.sub(f64x2.splat(1), mean1));
    const own = single(mean0, mean1);
    const k = decide(v128.load(z + (o >> 1)), own, own, f32x4.splat(0), f32x4.splat(1));
    v128.store(count + o, v128.andnot(f64x2.promote_low_f32x4(k), none0));
    v128.store(count + o, v128.andnot(secondPair(k), none1), 16);
    end = listOpen(end, ~(i32x4.bitmask(decided) | i64x2.bitmask(none0) | (i64x2.bitmask(none1) << 2)), o);
  }
  for (let at = UNDECIDED; at < end; at += 4) {
    const o = <usize>load<i32>(at);
    const uniform = load<f64>(u + o);
    const lambda = load<f64>(mean + o);
    const score = lambda < EXPANDED_FROM ? 0 : normalQuantile(uniform);
    store<f64>(count + o, scalarQuantile(uniform, score, lambda));
  }
}
