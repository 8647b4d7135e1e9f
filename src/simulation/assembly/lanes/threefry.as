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

const ALMOST_ONE: f64 = 0.9999999999999999; // 1 - 2^-53

/**
 * Eight blocks at once, as two interleaved quadruples, with their rounds written out: see simulation/threefry.ts. Writes them
 * as numbers in (0, 1), eight places from `to` on.
 * @param k0 where the first words of the eight keys are; @param k1 the second ones
 * @param counter0 where the first words of the eight counters are; @param counter1 the second ones
 */
export function uniforms(k0: usize, k1: usize, counter0: usize, counter1: usize, to: usize): void {
  const a0 = v128.load(k0);
  const b0 = v128.load(k0, 16);
  const a1 = v128.load(k1);
  const b1 = v128.load(k1, 16);
  const a2 = thirdWord(a0, a1);
  const b2 = thirdWord(b0, b1);
  let ax = i32x4.add(v128.load(counter0), a0);
  let bx = i32x4.add(v128.load(counter0, 16), b0);
  let ay = i32x4.add(v128.load(counter1), a1);
  let by = i32x4.add(v128.load(counter1, 16), b1);
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 13), ax);
  by = v128.xor(rotated(by, 13), bx);
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 15), ax);
  by = v128.xor(rotated(by, 15), bx);
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 26), ax);
  by = v128.xor(rotated(by, 26), bx);
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 6), ax);
  by = v128.xor(rotated(by, 6), bx);
  ax = i32x4.add(ax, a1);
  bx = i32x4.add(bx, b1);
  ay = i32x4.add(i32x4.add(ay, a2), i32x4.splat(1));
  by = i32x4.add(i32x4.add(by, b2), i32x4.splat(1));
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 17), ax);
  by = v128.xor(rotated(by, 17), bx);
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 29), ax);
  by = v128.xor(rotated(by, 29), bx);
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 16), ax);
  by = v128.xor(rotated(by, 16), bx);
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 24), ax);
  by = v128.xor(rotated(by, 24), bx);
  ax = i32x4.add(ax, a2);
  bx = i32x4.add(bx, b2);
  ay = i32x4.add(i32x4.add(ay, a0), i32x4.splat(2));
  by = i32x4.add(i32x4.add(by, b0), i32x4.splat(2));
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 13), ax);
  by = v128.xor(rotated(by, 13), bx);
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 15), ax);
  by = v128.xor(rotated(by, 15), bx);
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 26), ax);
  by = v128.xor(rotated(by, 26), bx);
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 6), ax);
  by = v128.xor(rotated(by, 6), bx);
  ax = i32x4.add(ax, a0);
  bx = i32x4.add(bx, b0);
  ay = i32x4.add(i32x4.add(ay, a1), i32x4.splat(3));
  by = i32x4.add(i32x4.add(by, b1), i32x4.splat(3));
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 17), ax);
  by = v128.xor(rotated(by, 17), bx);
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 29), ax);
  by = v128.xor(rotated(by, 29), bx);
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 16), ax);
  by = v128.xor(rotated(by, 16), bx);
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 24), ax);
  by = v128.xor(rotated(by, 24), bx);
  ax = i32x4.add(ax, a1);
  bx = i32x4.add(bx, b1);
  ay = i32x4.add(i32x4.add(ay, a2), i32x4.splat(4));
  by = i32x4.add(i32x4.add(by, b2), i32x4.splat(4));
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 13), ax);
  by = v128.xor(rotated(by, 13), bx);
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 15), ax);
  by = v128.xor(rotated(by, 15), bx);
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 26), ax);
  by = v128.xor(rotated(by, 26), bx);
  ax = i32x4.add(ax, ay);
  bx = i32x4.add(bx, by);
  ay = v128.xor(rotated(ay, 6), ax);
  by = v128.xor(rotated(by, 6), bx);
  ax = i32x4.add(ax, a2);
  bx = i32x4.add(bx, b2);
  ay = i32x4.add(i32x4.add(ay, a0), i32x4.splat(5));
  by = i32x4.add(i32x4.add(by, b0), i32x4.splat(5));
  storeUniforms(ax, ay, to);
  storeUniforms(bx, by, to + 32);
}

@inline
function thirdWord(first: v128, second: v128): v128 {
  return v128.xor(v128.xor(first, second), i32x4.splat(PARITY));
}

@inline
function storeUniforms(first: v128, second: v128, to: usize): void {
  v128.store(to, toUniform(v128.shuffle<i32>(second, first, 0, 4, 1, 5)));
  v128.store(to, toUniform(v128.shuffle<i32>(second, first, 2, 6, 3, 7)), 16);
}

/**
 * The upper 52 bits of words of 64, as the bits of a number of 1 .. 2 behind the point; with 1 - 2^-53 taken from it that is
 * what simulation/threefry.ts makes of them, and exactly so.
 */
@inline
function toUniform(words: v128): v128 {
  const fromOne = v128.or(i64x2.shr_u(words, 12), f64x2.splat(1));
  return f64x2.sub(fromOne, f64x2.splat(ALMOST_ONE));
}
