import { ROOTS_OF_TWO } from "./roots-of-two.js";
import { lowWord, powerOfTwo } from "./words.js";

/** 32 / ln 2, and ln(2) / 32 in two parts: the first has 27 zero bits at its end, so that whole multiples are exact. */
const PER_STEP: number = 46.16624130844683;
const STEP_HIGH: number = 0.02166084898635745;
const STEP_LOW: number = 4.06140840434059e-10;

/** 1.5 * 2^52: a number added to this is rounded to a whole number, which then stands in the low word. */
const ROUNDER: number = 6755399441055744;

/** exp() overflows beyond the one and vanishes below the other. */
const OVERFLOW: number = 709.782712893383973096;
const UNDERFLOW: number = -745.13321910194110842;

/**
 * e^x, error below 0.55 ulp (1 ulp where the result is subnormal); the same bits in every engine.
 *
 * Source: Tang, "Table-driven implementation of the exponential function in IEEE floating-point arithmetic", ACM TOMS 15
 * (1989) 144-157: x = (32 m + j) ln(2)/32 + r, |r| <= ln(2)/64, e^x = 2^m 2^(j/32) e^r, with his coefficients for e^r.
 */
export function exp(x: number): number {
  if (!(x >= UNDERFLOW && x <= OVERFLOW)) return x > 0 ? Infinity : x < 0 ? 0 : x;
  const rounded = x * PER_STEP + ROUNDER;
  const steps = lowWord(rounded);
  const n = rounded - ROUNDER;
  const high = x - n * STEP_HIGH;
  const low = n * STEP_LOW;
  const r = high - low;
  const square = r * r;
  const tail =
    square *
    (0.5 +
      r * 1.6666666666526086527e-1 +
      square * (4.1666666666226079285e-2 + r * 8.3333679843421958056e-3 + square * 1.388894908637771904e-3));
  const power = high + (tail - low);
  const j = (steps & 31) << 1;
  const root = ROOTS_OF_TWO[j];
  return scale(root + (ROOTS_OF_TWO[j + 1] + root * power), steps >> 5);
}

/** y * 2^k, in two steps where 2^k itself is out of range. */
function scale(y: number, k: i32): number {
  if (k > 1023) return y * 2 * powerOfTwo(k - 1);
  return k < -1021 ? y * powerOfTwo(k + 1000) * powerOfTwo(-1000) : y * powerOfTwo(k);
}
