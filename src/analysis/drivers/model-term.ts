import type { Steps } from "../../foundation/steps.js";
import { combinations } from "../../statistics/combinations.js";
import { crossFitSteps } from "../../statistics/cross-fit.js";
import { pairedDifference } from "../outcome-samples.js";

/** A column of the metamodel: a function of one driver or the product of two drivers' straight lines. */
export interface ModelTerm {
  /** Places of the drivers it is a function of. */
  readonly of: readonly number[];
  readonly column: Float64Array;
  /** Of a product: what it is the product of, in the order of `of`. */
  readonly factors?: readonly [Float64Array, Float64Array];
}

/** What least squares on a constant and the terms makes of every score: coefficients, the constant's first, and residuals. */
export interface TermsFit {
  readonly coefficients: readonly Float64Array[];
  readonly residuals: readonly Float64Array[];
}

export function* fitTerms(terms: readonly ModelTerm[], scores: readonly Float64Array[]): Steps<TermsFit> {
  const trials = scores[0].length;
  const columns = [new Float64Array(trials).fill(1), ...terms.map(({ column }) => column)];
  const coefficients = (yield* crossFitSteps(columns, scores, 1)).full;
  const fitted = combinations(columns, coefficients);
  return { coefficients, residuals: scores.map((own, structure) => pairedDifference(own, fitted[structure])) };
}
