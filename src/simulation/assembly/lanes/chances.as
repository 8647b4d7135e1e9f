import { Luck } from "../../../funnel/luck";
import { binomialQuantile, lostOf } from "./binomial";
import { SCORE_BYTES } from "./expansion";
import { enterFrame, LANE_BYTES, leaveFrame } from "./lanes";

/** See funnel/chances.ts. */
export function draw(luck: Luck, place: i32, n: usize, probability: usize, count: usize): void {
  const at = <usize>place * LANE_BYTES;
  binomialQuantile(luck.uniforms.dataStart + at, luck.scores.dataStart + <usize>place * SCORE_BYTES, n, probability, count);
}

/** See funnel/chances.ts. */
export function lose(luck: Luck, place: i32, n: usize, hazard: usize, count: usize): void {
  const at = <usize>place * LANE_BYTES;
  const probability = enterFrame(1);
  lostOf(luck.uniforms.dataStart + at, luck.scores.dataStart + <usize>place * SCORE_BYTES, n, hazard, count, probability);
  leaveFrame(probability);
}
