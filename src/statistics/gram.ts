import type { SymmetricMatrix } from "./linear-system.js";

/** Rows taken at a time, so that what is worked on stays in the processor's cache. It decides the last digits of the sums. */
const ROWS_AT_A_TIME = 512;

/** The lower triangle of X'X over the rows `from` .. `to` - 1 of the columns of X. */
export function gramMatrix(columns: readonly Float64Array[], from: number, to: number): SymmetricMatrix {
  const size = columns.length;
  const entries = new Float64Array(size * size);
  for (let first = from; first < to; first += ROWS_AT_A_TIME) {
    const rows = columns.map((column) => column.subarray(first, Math.min(to, first + ROWS_AT_A_TIME)));
    for (let row = 0; row < size; row++) {
      for (let column = 0; column <= row; column++) entries[row * size + column] += dot(rows[row], rows[column]);
    }
  }
  return { size, entries };
}

/** X'y over the rows `from` .. `to` - 1. */
export function crossProducts(
  columns: readonly Float64Array[],
  response: Float64Array,
  from: number,
  to: number,
): Float64Array {
  const y = response.subarray(from, to);
  return Float64Array.from(columns, (column) => dot(column.subarray(from, to), y));
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
