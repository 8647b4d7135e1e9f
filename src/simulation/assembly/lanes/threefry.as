/** Four blocks at once: see simulation/threefry.ts. The words are left where `firstWord` and `secondWord` find them. */
export let firstWord: v128 = i32x4.splat(0);
export let secondWord: v128 = i32x4.splat(0);

const PARITY: i32 = 0x1bd11bda;

export function threefry(k0: v128, k1: v128, c0: v128, c1: v128): void {
  const k2 = v128.xor(v128.xor(k0, k1), i32x4.splat(PARITY));
  let x0 = i32x4.add(c0, k0);
  let x1 = i32x4.add(c1, k1);
  let a = k1;
  let b = k2;
  let c = k0;
  for (let injection: i32 = 1; injection <= 5; injection++) {
    if (injection % 2 === 1) {
      x0 = i32x4.add(x0, x1);
      x1 = v128.xor(rotated(x1, 13), x0);
      x0 = i32x4.add(x0, x1);
      x1 = v128.xor(rotated(x1, 15), x0);
      x0 = i32x4.add(x0, x1);
      x1 = v128.xor(rotated(x1, 26), x0);
      x0 = i32x4.add(x0, x1);
      x1 = v128.xor(rotated(x1, 6), x0);
    } else {
      x0 = i32x4.add(x0, x1);
      x1 = v128.xor(rotated(x1, 17), x0);
      x0 = i32x4.add(x0, x1);
      x1 = v128.xor(rotated(x1, 29), x0);
      x0 = i32x4.add(x0, x1);
      x1 = v128.xor(rotated(x1, 16), x0);
      x0 = i32x4.add(x0, x1);
      x1 = v128.xor(rotated(x1, 24), x0);
    }
    x0 = i32x4.add(x0, a);
    x1 = i32x4.add(i32x4.add(x1, b), i32x4.splat(injection));
    const spent = a;
    a = b;
    b = c;
    c = spent;
  }
  firstWord = x0;
  secondWord = x1;
}

@inline
function rotated(x: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(x, bits), i32x4.shr_u(x, 32 - bits));
}

const TWO_TO_MINUS_52: f64 = 2.220446049250313e-16;

/** The blocks made last as numbers in (0, 1), at four places from `to` on. */
@inline
export function storeUniforms(to: usize): void {
  const second = i32x4.shr_u(secondWord, 12);
  v128.store(to, toUniform(firstWord, second));
  v128.store(to + 16, toUniform(upperHalf(firstWord), upperHalf(second)));
}

@inline
function upperHalf(words: v128): v128 {
  return v128.shuffle<i32>(words, words, 2, 3, 2, 3);
}

@inline
function toUniform(first: v128, second: v128): v128 {
  const bits = f64x2.add(
    f64x2.mul(f64x2.convert_low_i32x4_u(first), f64x2.splat(0x100000)),
    f64x2.convert_low_i32x4_u(second),
  );
  return f64x2.mul(f64x2.add(bits, f64x2.splat(0.5)), f64x2.splat(TWO_TO_MINUS_52));
}
