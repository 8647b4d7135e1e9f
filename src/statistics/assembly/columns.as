/*
 * Inner products and linear combinations of columns in WebAssembly SIMD, two numbers at a time: what
 * src/statistics/inner-products.ts and combinations.ts do in JavaScript, in the same order of operations and so to the same bits.
 */

/** The next free byte of the memory: nothing of the runtime is in it. */
export function firstPlace(): usize {
  return __heap_base;
}

/**
 * Adds to out[i * bCount + j] the inner product of column i of a and column j of b over `rows` rows, `triangle`: only for
 * j <= i. Columns lie `rows` numbers apart. Four running sums, rows modulo 4, as two vectors.
 */
export function addProducts(
  a: usize,
  aCount: i32,
  b: usize,
  bCount: i32,
  rows: i32,
  out: usize,
  triangle: bool,
): void {
  for (let i = 0; i < aCount; i += 2) {
    const other = i + 1 < aCount ? i + 1 : i;
    const end = triangle && other + 1 < bCount ? other + 1 : bCount;
    for (let j = 0; j < end; j += 2) {
      addTile(a, i, other, b, j, j + 1 < bCount ? j + 1 : j, bCount, rows, out, triangle);
    }
  }
}

/** Two columns by two: every number is read once for two products. */
function addTile(
  a: usize,
  i0: i32,
  i1: i32,
  b: usize,
  j0: i32,
  j1: i32,
  bCount: i32,
  rows: i32,
  out: usize,
  triangle: bool,
): void {
  const a0 = a + 8 * (<usize>i0 * rows);
  const a1 = a + 8 * (<usize>i1 * rows);
  const b0 = b + 8 * (<usize>j0 * rows);
  const b1 = b + 8 * (<usize>j1 * rows);
  let s00 = f64x2.splat(0);
  let t00 = f64x2.splat(0);
  let s01 = f64x2.splat(0);
  let t01 = f64x2.splat(0);
  let s10 = f64x2.splat(0);
  let t10 = f64x2.splat(0);
  let s11 = f64x2.splat(0);
  let t11 = f64x2.splat(0);
  const whole: usize = 8 * <usize>(rows & ~3);
  for (let at: usize = 0; at < whole; at += 32) {
    let x0 = v128.load(a0 + at);
    let x1 = v128.load(a1 + at);
    let y0 = v128.load(b0 + at);
    let y1 = v128.load(b1 + at);
    s00 = f64x2.add(s00, f64x2.mul(x0, y0));
    s01 = f64x2.add(s01, f64x2.mul(x0, y1));
    s10 = f64x2.add(s10, f64x2.mul(x1, y0));
    s11 = f64x2.add(s11, f64x2.mul(x1, y1));
    x0 = v128.load(a0 + at, 16);
    x1 = v128.load(a1 + at, 16);
    y0 = v128.load(b0 + at, 16);
    y1 = v128.load(b1 + at, 16);
    t00 = f64x2.add(t00, f64x2.mul(x0, y0));
    t01 = f64x2.add(t01, f64x2.mul(x0, y1));
    t10 = f64x2.add(t10, f64x2.mul(x1, y0));
    t11 = f64x2.add(t11, f64x2.mul(x1, y1));
  }
  const end: usize = 8 * <usize>rows;
  add(out, i0, j0, bCount, triangle, sum(s00, t00, a0, b0, whole, end));
  if (j1 > j0) add(out, i0, j1, bCount, triangle, sum(s01, t01, a0, b1, whole, end));
  if (i1 == i0) return;
  add(out, i1, j0, bCount, triangle, sum(s10, t10, a1, b0, whole, end));
  if (j1 > j0) add(out, i1, j1, bCount, triangle, sum(s11, t11, a1, b1, whole, end));
}

/** The four sums together, the rows that are left over added to the first. */
function sum(s: v128, t: v128, a: usize, b: usize, from: usize, end: usize): f64 {
  let first = f64x2.extract_lane(s, 0);
  for (let at = from; at < end; at += 8) first += load<f64>(a + at) * load<f64>(b + at);
  return first + f64x2.extract_lane(s, 1) + (f64x2.extract_lane(t, 0) + f64x2.extract_lane(t, 1));
}

function add(out: usize, i: i32, j: i32, bCount: i32, triangle: bool, value: f64): void {
  if (triangle && j > i) return;
  const place = out + 8 * (<usize>i * bCount + j);
  store<f64>(place, load<f64>(place) + value);
}

/**
 * out[k * rows + row] = the sum over the columns, in their order, of weights[k * count + column] columns[column * rows + row], for
 * `sums` k. `rows` is a multiple of 8, and an odd one: then columns do not compete for the same places in the processor's cache.
 */
export function combine(columns: usize, count: i32, rows: i32, weights: usize, sums: i32, out: usize): void {
  const apart: usize = 8 * <usize>rows;
  for (let k = 0; k < sums; k++) {
    for (let row: usize = 0; row < apart; row += 64) {
      combineEight(columns + row, count, apart, weights, out);
      out += 64;
    }
    weights += 8 * <usize>count;
  }
}

/** Eight rows, so that a weight is read once for them. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function combineEight(at: usize, count: i32, apart: usize, weights: usize, out: usize): void {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let s2 = f64x2.splat(0);
  let s3 = f64x2.splat(0);
  for (let column = 0; column < count; column++) {
    const weight = v128.load64_splat(weights);
    s0 = f64x2.add(s0, f64x2.mul(weight, v128.load(at)));
    s1 = f64x2.add(s1, f64x2.mul(weight, v128.load(at, 16)));
    s2 = f64x2.add(s2, f64x2.mul(weight, v128.load(at, 32)));
    s3 = f64x2.add(s3, f64x2.mul(weight, v128.load(at, 48)));
    weights += 8;
    at += apart;
  }
  v128.store(out, s0);
  v128.store(out, s1, 16);
  v128.store(out, s2, 32);
  v128.store(out, s3, 48);
}
