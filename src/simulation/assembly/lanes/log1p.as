import { log } from "./log";

/** See distributions/elementary/log1p.ts. */
export function log1p(x: v128): v128 {
  const sum = f64x2.add(f64x2.splat(1), x);
  const within = v128.and(f64x2.gt(sum, f64x2.splat(0)), f64x2.lt(sum, f64x2.splat(Infinity)));
  const ofSum = log(sum);
  const correction = f64x2.div(f64x2.sub(x, f64x2.sub(sum, f64x2.splat(1))), sum);
  return v128.bitselect(f64x2.add(ofSum, correction), ofSum, within);
}
