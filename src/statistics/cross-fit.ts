import { atOnce, type Steps } from "../foundation/steps.js";
import { crossProducts, gramSteps } from "./gram.js";
import { factorise, solve, type SymmetricMatrix } from "./linear-system.js";

/** Ordinary least squares of several responses on one set of columns, with fits that leave part of the rows out. */
export interface CrossFit {
  /** X'X over all rows. */
  readonly gram: SymmetricMatrix;
  /** Per response one coefficient per column. */
  readonly full: readonly Float64Array[];
  readonly folds: readonly Fold[];
}

/** A fit on all rows but `from` .. `to` - 1: what it says of these it has not learnt from them. */
export interface Fold {
  readonly from: number;
  readonly to: number;
  readonly coefficients: readonly Float64Array[];
}

/**
 * By the normal equations, so the columns should be scaled alike and nearly orthogonal; columns that depend on earlier ones
 * get coefficient 0. The folds are `folds` consecutive parts of the rows, which must not be in any order that matters.
 * Source of fitting on one part and evaluating on the other, in turns: Stone 1974, "Cross-validatory choice and assessment of
 * statistical predictions", JRSS B 36.
 */
export function crossFit(
  columns: readonly Float64Array[],
  responses: readonly Float64Array[],
  folds: number,
): CrossFit {
  return atOnce(crossFitSteps(columns, responses, folds));
}

/** The same in steps. */
export function* crossFitSteps(
  columns: readonly Float64Array[],
  responses: readonly Float64Array[],
  folds: number,
): Steps<CrossFit> {
  const rows = responses[0].length;
  const parts: Part[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const from = Math.floor((fold * rows) / folds);
    const to = Math.floor(((fold + 1) * rows) / folds);
    const products: Float64Array[] = [];
    for (const response of responses) {
      products.push(crossProducts(columns, response, from, to));
      yield (to - from) * columns.length;
    }
    parts.push({ from, to, gram: (yield* gramSteps(columns, from, to)).entries, products });
  }
  const size = columns.length;
  const gram = { size, entries: sumOfAll(parts.map((part) => part.gram)) };
  const products = responses.map((_, response) => sumOfAll(parts.map((part) => part.products[response])));
  return {
    gram,
    full: solveAll(gram, products),
    folds:
      folds < 2
        ? []
        : parts.map((part) => ({
            from: part.from,
            to: part.to,
            coefficients: solveAll(
              { size, entries: less(gram.entries, part.gram) },
              products.map((product, response) => less(product, part.products[response])),
            ),
          })),
  };
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly gram: Float64Array;
  readonly products: readonly Float64Array[];
}

function solveAll(gram: SymmetricMatrix, products: readonly Float64Array[]): Float64Array[] {
  const factor = factorise(gram);
  return products.map((product) => solve(factor, product));
}

function less(a: Float64Array, b: Float64Array): Float64Array {
  const difference = a.slice();
  for (let place = 0; place < b.length; place++) difference[place] -= b[place];
  return difference;
}

function sumOfAll([first, ...others]: readonly Float64Array[]): Float64Array {
  const sum = first.slice();
  for (const other of others) for (let place = 0; place < sum.length; place++) sum[place] += other[place];
  return sum;
}
