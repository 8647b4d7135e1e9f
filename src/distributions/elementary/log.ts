import { highWord, powerOfTwo } from "./words.js";

const LN2_HIGH: number = 6.9314718036912381649e-1;
const LN2_LOW: number = 1.90821492927058770002e-10;

/** The high words of 1 and of sqrt(1/2). */
const ONE: i32 = 0x3ff00000;
const ROOT_HALF: i32 = 0x3fe6a09e;

const TWO_TO_54: number = 18014398509481984;
const LEAST_NORMAL: number = 2.2250738585072014e-308;

/**
 * The natural logarithm, error below 1 ulp; the same bits in every engine. -Infinity at 0, NaN below.
 *
 * Source: Sun Microsystems (1993), fdlibm e_log.c: x = 2^k (1 + f), sqrt(1/2) < 1 + f < sqrt(2), and Remes' polynomial for
 * log((1 + s) / (1 - s)), s = f / (2 + f).
 */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : NaN;
  if (x < LEAST_NORMAL) return log(x * TWO_TO_54) - 54 * LN2_LOW - 54 * LN2_HIGH;
  const exponent = ((highWord(x) + (ONE - ROOT_HALF)) >> 20) - 1023;
  const k: number = exponent;
  const half = exponent >> 1; // 2^exponent itself may be out of range
  const f = x * powerOfTwo(-half) * powerOfTwo(half - exponent) - 1;
  const halfSquare = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  return s * (halfSquare + even + odd) + k * LN2_LOW - halfSquare + f + k * LN2_HIGH;
}
