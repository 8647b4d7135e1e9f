import { Luck } from "../../../funnel/luck";
import { binomialQuantile } from "./binomial";
import { exp } from "./exp";
import { enterFrame, LANE_BYTES, leaveFrame } from "./lanes";

/** See funnel/chances.ts. */
export function draw(luck: Luck, place: i32, n: usize, probability: usize, count: usize): void {
  const at = <usize>place * LANE_BYTES;
  binomialQuantile(luck.uniforms.dataStart + at, luck.scores.dataStart + at, n, probability, count);
}

/** See funnel/chances.ts. */
export function lose(luck: Luck, place: i32, n: usize, hazard: usize, count: usize): void {
  const at = <usize>place * LANE_BYTES;
  const uniforms = luck.uniforms.dataStart + at;
  const frame = enterFrame(2);
  const probability = frame + LANE_BYTES;
  let all = i32x4.splat(-1);
  for (let o: usize = 0; o < LANE_BYTES; o += 16) {
    const most = f64x2.mul(v128.load(n + o), v128.load(hazard + o));
    const none = f64x2.le(v128.load(uniforms + o), f64x2.sub(f64x2.splat(1), most));
    v128.store(frame + o, none);
    v128.store(count + o, i32x4.splat(0));
    all = v128.and(all, none);
  }
  if (!i32x4.all_true(all)) {
    for (let o: usize = 0; o < LANE_BYTES; o += 16) {
      v128.store(probability + o, f64x2.sub(f64x2.splat(1), exp(f64x2.neg(v128.load(hazard + o)))));
    }
    binomialQuantile(uniforms, luck.scores.dataStart + at, n, probability, count);
    for (let o: usize = 0; o < LANE_BYTES; o += 16) {
      v128.store(count + o, v128.andnot(v128.load(count + o), v128.load(frame + o)));
    }
  }
  leaveFrame(frame);
}
