import { atOnce, type Steps } from "../foundation/steps.js";
import { dot, innerProductsSteps } from "./inner-products.js";
import type { SymmetricMatrix } from "./linear-system.js";

/** The lower triangle of X'X over the rows `from` .. `to` - 1 of the columns of X. */
export function gramMatrix(columns: readonly Float64Array[], from: number, to: number): SymmetricMatrix {
  return atOnce(gramSteps(columns, from, to));
}

/** The same in steps. */
export function* gramSteps(columns: readonly Float64Array[], from: number, to: number): Steps<SymmetricMatrix> {
  return { size: columns.length, entries: yield* innerProductsSteps(columns, columns, { from, to, triangle: true }) };
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
