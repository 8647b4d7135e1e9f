import { fastestColumns, type Combine } from "./compiled-columns.js";

/** Rows taken at a time, so that what is worked on stays in the processor's cache. No sum depends on it. */
const ROWS_AT_A_TIME = 512;

/** Some rows of columns, and what makes something of them. */
interface RowsOptions {
  readonly from?: number;
  readonly to?: number;
  /** Where the sums are to be written, so many numbers each. */
  readonly sums?: readonly Float64Array[];
  readonly combine?: Combine;
}

/**
 * What linear combinations of columns, weights[combination][column], make of the rows `from` .. `to` - 1. A column has a number in
 * every row; those without a weight cost nothing.
 */
export function combinations(
  columns: readonly Float64Array[],
  weights: readonly ArrayLike<number>[],
  {
    from = 0,
    to = columns[0].length,
    sums = weights.map(() => new Float64Array(to - from)),
    combine: combineRows = fastestColumns()?.combine ?? plainCombine,
  }: RowsOptions = {},
): readonly Float64Array[] {
  const used = [...columns.keys()].filter((column) => weights.some((own) => own[column] !== 0));
  const ofUsed = weights.map((own) => used.map((column) => own[column]));
  for (let first = from; first < to; first += ROWS_AT_A_TIME) {
    const end = Math.min(to, first + ROWS_AT_A_TIME);
    combineRows(
      used.map((column) => columns[column].subarray(first, end)),
      ofUsed,
      sums.map((own) => own.subarray(first - from, end - from)),
    );
  }
  return sums;
}

/** One of them. */
export function combine(
  columns: readonly Float64Array[],
  weights: ArrayLike<number>,
  from: number,
  to: number,
): Float64Array {
  return combinations(columns, [weights], { from, to })[0];
}

/** In JavaScript. */
export const plainCombine: Combine = (columns, weights, sums) => {
  for (const [place, sum] of sums.entries()) {
    sum.fill(0);
    for (const [column, values] of columns.entries()) {
      const weight = weights[place][column];
      for (let row = 0; row < sum.length; row++) sum[row] += weight * values[row];
    }
  }
};
