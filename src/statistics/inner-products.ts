import { atOnce, type Steps } from "../foundation/steps.js";
import { fastestColumns, type AddProducts } from "./compiled-columns.js";

/** Rows taken at a time, so that what is worked on stays in the processor's cache. It decides the last digits of the sums. */
const ROWS_AT_A_TIME = 512;

interface ProductsOptions {
  readonly from?: number;
  readonly to?: number;
  readonly triangle?: boolean;
  readonly add?: AddProducts;
}

/** Of a product and its sum, in elementary operations. */
const COST_OF_A_PRODUCT = 0.3;

/** A'B over the rows `from` .. `to` - 1 of the columns, row by row; `triangle`: its lower triangle. */
export function innerProducts(
  a: readonly Float64Array[],
  b: readonly Float64Array[],
  options?: ProductsOptions,
): Float64Array {
  return atOnce(innerProductsSteps(a, b, options));
}

/** The same in steps. */
export function* innerProductsSteps(
  a: readonly Float64Array[],
  b: readonly Float64Array[],
  {
    from = 0,
    to = a.length === 0 ? 0 : a[0].length,
    triangle = false,
    add = fastestColumns()?.addProducts ?? plainProducts,
  }: ProductsOptions = {},
): Steps<Float64Array> {
  const entries = new Float64Array(a.length * b.length);
  for (let first = from; first < to; first += ROWS_AT_A_TIME) {
    const part = (column: Float64Array): Float64Array => column.subarray(first, Math.min(to, first + ROWS_AT_A_TIME));
    const own = a.map(part);
    add(own, b === a ? own : b.map(part), entries, triangle);
    yield own[0].length * entries.length * COST_OF_A_PRODUCT;
  }
  return entries;
}

/** Inner product of two arrays of one length, in four interleaved sums. */
export function dot(a: Float64Array, b: Float64Array): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  const whole = a.length - (a.length % 4);
  for (let i = 0; i < whole; i += 4) {
    s0 += a[i] * b[i];
    s1 += a[i + 1] * b[i + 1];
    s2 += a[i + 2] * b[i + 2];
    s3 += a[i + 3] * b[i + 3];
  }
  for (let i = whole; i < a.length; i++) s0 += a[i] * b[i];
  return s0 + s1 + (s2 + s3);
}

/** In JavaScript. */
export const plainProducts: AddProducts = (a, b, entries, triangle) => {
  for (let i = 0; i < a.length; i++) {
    const end = triangle ? i + 1 : b.length;
    for (let j = 0; j < end; j++) entries[i * b.length + j] += dot(a[i], b[j]);
  }
};
