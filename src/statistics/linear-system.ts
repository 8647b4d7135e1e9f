/** A symmetric positive semi-definite matrix, row by row; only the lower triangle is read. */
export interface SymmetricMatrix {
  readonly size: number;
  /** Index row * size + column. */
  readonly entries: Float64Array;
}

/**
 * The lower triangular L with L L' = the matrix, in the same layout. A column that depends on those before it is left out:
 * its row and column of L are those of the identity, and it is marked in `dropped`.
 */
export interface CholeskyFactor extends SymmetricMatrix {
  readonly dropped: readonly boolean[];
}

/** A pivot below this share of its diagonal element is a dependent column. */
const LEAST_PIVOT_SHARE = 1e-10;

/** Cholesky factor by rows (Golub & Van Loan, "Matrix Computations", 3rd ed. 1996, algorithm 4.2.1), dependent columns left out. */
export function factorise({ size, entries }: SymmetricMatrix): CholeskyFactor {
  const lower = new Float64Array(size * size);
  const dropped: boolean[] = [];
  for (let row = 0; row < size; row++) {
    const at = row * size;
    for (let column = 0; column < row; column++) {
      if (dropped[column]) continue;
      const sum = entries[at + column] - dotAt(lower, at, lower, column * size, column);
      lower[at + column] = sum / lower[column * size + column];
    }
    const pivot = entries[at + row] - dotAt(lower, at, lower, at, row);
    dropped.push(!(pivot > LEAST_PIVOT_SHARE * entries[at + row]));
    if (dropped[row]) lower.fill(0, at, at + row);
    lower[at + row] = dropped[row] ? 1 : Math.sqrt(pivot);
  }
  return { size, entries: lower, dropped };
}

/** The x with (L L') x = `right`; 0 in place of dropped columns. */
export function solve({ size, entries, dropped }: CholeskyFactor, right: ArrayLike<number>): Float64Array {
  const x = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    if (!dropped[row]) x[row] = (right[row] - dotAt(entries, row * size, x, 0, row)) / entries[row * size + row];
  }
  for (let row = size - 1; row >= 0; row--) {
    if (dropped[row]) continue;
    for (let below = row + 1; below < size; below++) x[row] -= entries[below * size + row] * x[below];
    x[row] /= entries[row * size + row];
  }
  return x;
}

function dotAt(a: Float64Array, fromA: number, b: Float64Array, fromB: number, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += a[fromA + k] * b[fromB + k];
  return sum;
}
