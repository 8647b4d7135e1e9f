/**
 * What TypeScript and AssemblyScript say differently about the bits of a number. This file serves JavaScript;
 * `simulation/assembly/words.ts` takes its place when the kernel is compiled to WebAssembly.
 */
const float = new Float64Array(1);
const words = new Int32Array(float.buffer);
const LOW = 1 - new Uint8Array(Int32Array.of(1).buffer)[0];
const HIGH = 1 - LOW;

/** Sign, exponent and the first 20 bits of the fraction of `x`. */
export function highWord(x: number): i32 {
  float[0] = x;
  return words[HIGH];
}

/** The last 32 bits of the fraction of `x`. */
export function lowWord(x: number): i32 {
  float[0] = x;
  return words[LOW];
}

const LEAST_EXPONENT = -1022;
const POWERS = new Float64Array(2046);
for (let i = 0; i < POWERS.length; i++) POWERS[i] = 2 ** (i + LEAST_EXPONENT);

/** 2^exponent, -1022 <= exponent <= 1023. */
export function powerOfTwo(exponent: i32): number {
  return POWERS[exponent - LEAST_EXPONENT];
}

/** A whole number as an integer, |x| < 2^31. */
export function toInteger(x: number): i32 {
  return x | 0;
}

/** A 32-bit word read as an unsigned number. */
export function unsigned(word: i32): number {
  return word >>> 0;
}
