/** A pivot below this is singular to rounding, for matrices with a unit diagonal. */
const LEAST_PIVOT = 1e-10;

/**
 * The lower triangular L with L L' = `matrix`, rows without their zeros; undefined if the symmetric matrix, unit diagonal
 * assumed, is not positive definite to within 1e-10.
 *
 * Source: Golub & Van Loan, "Matrix Computations" (3rd ed., 1996), algorithm 4.2.1 by rows.
 */
export function choleskyFactor(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const rows: number[][] = [];
  for (const [i, given] of matrix.entries()) {
    const row: number[] = [];
    for (let j = 0; j < i; j++) row.push((given[j] - dot(row, rows[j], j)) / rows[j][j]);
    const pivot = given[i] - dot(row, row, i);
    if (!(pivot >= LEAST_PIVOT)) return undefined;
    rows.push([...row, Math.sqrt(pivot)]);
  }
  return rows;
}

/** Inner product of the first `count` elements. */
function dot(a: readonly number[], b: readonly number[], count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += a[k] * b[k];
  return sum;
}
