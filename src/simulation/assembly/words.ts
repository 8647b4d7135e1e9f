/** `distributions/elementary/words.ts` for AssemblyScript. */
export function highWord(x: number): i32 {
  return i32(reinterpret<u64>(x) >> 32);
}

export function lowWord(x: number): i32 {
  return i32(reinterpret<u64>(x));
}

export function powerOfTwo(exponent: i32): number {
  return reinterpret<number>(u64(exponent + 1023) << 52);
}

export function toInteger(x: number): i32 {
  return i32(x);
}

export function unsigned(word: i32): number {
  return f64(u32(word));
}
