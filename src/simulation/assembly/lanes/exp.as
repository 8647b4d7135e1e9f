import { ROOTS_OF_TWO } from "../../../distributions/elementary/roots-of-two";
import { exp as scalarExp } from "../../../distributions/elementary/exp";
import { areAll } from "./lanes";

const PER_STEP: f64 = 46.16624130844683;
const STEP_HIGH: f64 = 0.02166084898635745;
const STEP_LOW: f64 = 4.06140840434059e-10;
const ROUNDER: f64 = 6755399441055744;
const LARGEST_SQUARE: f64 = 501264; // of 708, exactly
const ROOTS: usize = ROOTS_OF_TWO.dataStart;

/** See distributions/elementary/exp.ts. */
@inline
export function exp(x: v128): v128 {
  if (!areAll(f64x2.le(f64x2.mul(x, x), f64x2.splat(LARGEST_SQUARE)))) return extreme(x);
  return expWithin(x);
}

/** |x| <= 708 in both lanes; anything beyond gives nonsense. */
@inline
export function expWithin(x: v128): v128 {
  const rounded = f64x2.add(f64x2.mul(x, f64x2.splat(PER_STEP)), f64x2.splat(ROUNDER));
  const n = f64x2.sub(rounded, f64x2.splat(ROUNDER));
  const high = f64x2.sub(x, f64x2.mul(n, f64x2.splat(STEP_HIGH)));
  const low = f64x2.mul(n, f64x2.splat(STEP_LOW));
  const r = f64x2.sub(high, low);
  const square = f64x2.mul(r, r);
  const inner = f64x2.add(
    f64x2.add(f64x2.splat(4.1666666666226079285e-2), f64x2.mul(r, f64x2.splat(8.3333679843421958056e-3))),
    f64x2.mul(square, f64x2.splat(1.388894908637771904e-3)),
  );
  const tail = f64x2.mul(
    square,
    f64x2.add(
      f64x2.add(f64x2.splat(0.5), f64x2.mul(r, f64x2.splat(1.6666666666526086527e-1))),
      f64x2.mul(square, inner),
    ),
  );
  const power = f64x2.add(high, f64x2.sub(tail, low));
  const first = v128.load(ROOTS + <usize>((i32x4.extract_lane(rounded, 0) & 31) << 4));
  const second = v128.load(ROOTS + <usize>((i32x4.extract_lane(rounded, 2) & 31) << 4));
  const root = v128.shuffle<f64>(first, second, 0, 2);
  const rest = v128.shuffle<f64>(first, second, 1, 3);
  const scale = i64x2.shl(i32x4.add(i32x4.shr_s(rounded, 5), i32x4.splat(1023)), 52);
  return f64x2.mul(f64x2.add(root, f64x2.add(rest, f64x2.mul(root, power))), scale);
}

function extreme(x: v128): v128 {
  return f64x2(scalarExp(f64x2.extract_lane(x, 0)), scalarExp(f64x2.extract_lane(x, 1)));
}
