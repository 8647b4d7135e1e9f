import { ROOTS_OF_TWO } from "./roots-of-two.js";
import { lowWord, powerOfTwo } from "./words.js";

/** 32 / ln 2, and ln(2) / 32 in two parts: the first has 27 zero bits at its end, so that whole multiples are exact. */
const PER_STEP: number = 46.16624130844683;
const STEP_HIGH: number = 0.02166084898635745;
const STEP_LOW: number = 4.06140840434059e-10;

/** 1.5 * 2^52: a number added to this is rounded to a whole number, which then stands in the low word. */
const ROUNDER: number = 6755399441055744;

/** As far as 2^m is a normal number. */
const LARGEST: number = 708;

/**
 * e^x, error below 0.55 ulp (2 ulp beyond |x| = 708); the same bits in every engine.
 *
 * Source: Tang, "Table-driven implementation of the exponential function in IEEE floating-point arithmetic", ACM TOMS 15
 * (1989) 144-157: x = (32 m + j) ln(2)/32 + r, |r| <= ln(2)/64, e^x = 2^m 2^(j/32) e^r, with his coefficients for e^r.
 */
export function exp(x: number): number {
  if (!(Math.abs(x) <= LARGEST)) return extreme(x);
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
  return (root + (ROOTS_OF_TWO[j + 1] + root * power)) * powerOfTwo(steps >> 5);
}

function extreme(x: number): number {
  if (!(Math.abs(x) <= 2 * LARGEST)) return x > 0 ? Infinity : x < 0 ? 0 : x;
  const half = exp(0.5 * x);
  return half * half;
}
