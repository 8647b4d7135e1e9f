import { log as scalarLog } from "../../../distributions/elementary/log";
import { areAll } from "./lanes";

const LN2_HIGH: f64 = 6.9314718036912381649e-1;
const LN2_LOW: f64 = 1.90821492927058770002e-10;
const ONE: i32 = 0x3ff00000;
const ROOT_HALF: i32 = 0x3fe6a09e;
const LEAST_NORMAL: f64 = 2.2250738585072014e-308;

/** See distributions/elementary/log.ts. */
@inline
export function log(x: v128): v128 {
  const normal = v128.and(f64x2.ge(x, f64x2.splat(LEAST_NORMAL)), f64x2.lt(x, f64x2.splat(Infinity)));
  return areAll(normal) ? logOfNormal(x) : extreme(x);
}

/** Both lanes positive, normal and finite; anything else gives nonsense. */
@inline
function logOfNormal(x: v128): v128 {
  const raised = i32x4.add(x, i32x4.splat(ONE - ROOT_HALF));
  const exponent = i32x4.sub(i32x4.shr_s(raised, 20), i32x4.splat(1023)); // in the high words
  const k = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(exponent, exponent, 1, 3, 1, 3));
  const shift = v128.and(i32x4.shl(exponent, 20), i64x2.splat(0xffffffff00000000));
  const f = f64x2.sub(i32x4.sub(x, shift), f64x2.splat(1));
  const halfSquare = f64x2.mul(f64x2.mul(f64x2.splat(0.5), f), f);
  const s = f64x2.div(f, f64x2.add(f64x2.splat(2), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  const evenEnd = f64x2.add(f64x2.splat(2.222219843214978396e-1), f64x2.mul(w, f64x2.splat(1.531383769920937332e-1)));
  const even = f64x2.mul(w, f64x2.add(f64x2.splat(3.999999999940941908e-1), f64x2.mul(w, evenEnd)));
  const oddEnd = f64x2.add(f64x2.splat(1.818357216161805012e-1), f64x2.mul(w, f64x2.splat(1.479819860511658591e-1)));
  const oddMiddle = f64x2.add(f64x2.splat(2.857142874366239149e-1), f64x2.mul(w, oddEnd));
  const odd = f64x2.mul(z, f64x2.add(f64x2.splat(6.66666666666673513e-1), f64x2.mul(w, oddMiddle)));
  const sum = f64x2.mul(s, f64x2.add(f64x2.add(halfSquare, even), odd));
  const corrected = f64x2.sub(f64x2.add(sum, f64x2.mul(k, f64x2.splat(LN2_LOW))), halfSquare);
  return f64x2.add(f64x2.add(corrected, f), f64x2.mul(k, f64x2.splat(LN2_HIGH)));
}

function extreme(x: v128): v128 {
  return f64x2(scalarLog(f64x2.extract_lane(x, 0)), scalarLog(f64x2.extract_lane(x, 1)));
}
