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

/**
 * What a linear combination of columns, weights[column], makes of the rows `from` .. `to` - 1.
 * @param sum where it is to be written, so many numbers
 */
export function combine(
  columns: readonly Float64Array[],
  weights: ArrayLike<number>,
  from: number,
  to: number,
  sum: Float64Array = new Float64Array(to - from),
): Float64Array {
  sum.fill(0);
  const used: number[] = [];
  for (let place = 0; place < columns.length; place++) if (weights[place] !== 0) used.push(place);
  const inFours = used.length - (used.length % 4);
  // Four columns in a pass, in their order: the sums are those of one column after the other.
  for (let place = 0; place < inFours; place += 4) {
    const [a, b, c, d] = [used[place], used[place + 1], used[place + 2], used[place + 3]];
    const [c0, c1, c2, c3] = [columns[a], columns[b], columns[c], columns[d]];
    const [w0, w1, w2, w3] = [weights[a], weights[b], weights[c], weights[d]];
    for (let row = from; row < to; row++)
      sum[row - from] = sum[row - from] + w0 * c0[row] + w1 * c1[row] + w2 * c2[row] + w3 * c3[row];
  }
  for (const place of used.slice(inFours)) {
    const [column, weight] = [columns[place], weights[place]];
    for (let row = from; row < to; row++) sum[row - from] += weight * column[row];
  }
  return sum;
}
