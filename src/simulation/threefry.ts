import { unsigned } from "../distributions/elementary/words.js";

/**
 * Threefry-2x32 with 20 rounds: a block cipher used as a counter-based random number generator. For a fixed key it is a
 * bijection of the counter, so different counters under one key never collide.
 * Source: Salmon, Moraes, Dror & Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC'11, section 3 (rotation
 * constants: table 2; key schedule constant from Skein 1.3).
 */
const PARITY: i32 = 0x1bd11bda;

/** Writes the block of counter (`c0`, `c1`) under the key (`k0`, `k1`), two 32-bit words, to `out[0]` and `out[1]`. */
export function threefry(k0: i32, k1: i32, c0: i32, c1: i32, out: Int32Array): void {
  const k2 = k0 ^ k1 ^ PARITY;
  let x0 = (c0 + k0) | 0;
  let x1 = (c1 + k1) | 0;
  let injection = 1;
  let a = k1;
  let b = k2;
  let c = k0;
  for (; injection <= 5; injection++) {
    if (injection % 2 === 1) {
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    } else {
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
    }
    x0 = (x0 + a) | 0;
    x1 = (x1 + b + injection) | 0;
    const spent = a;
    a = b;
    b = c;
    c = spent;
  }
  out[0] = x0;
  out[1] = x1;
}

const TWO_TO_MINUS_52: number = 2.220446049250313e-16;

/** A block as a number in (0, 1): 52 random bits in the middle of their cell, so that neither 0 nor 1 occurs. */
export function toUniform(block: Int32Array): number {
  const bits = unsigned(block[0]) * 0x100000 + unsigned(block[1] >>> 12);
  return (bits + 0.5) * TWO_TO_MINUS_52;
}
