import type { Steps } from "../../foundation/steps.js";
import { normalQuantile } from "../../distributions/special/normal-quantile.js";
import { dot, innerProductsSteps } from "../../statistics/inner-products.js";
import { fitTerms, type ModelTerm } from "./model-term.js";

/** Chance of a product that means nothing, over all pairs and structures together. */
const FALSE_ALARM = 0.05;

/** Squares of residuals below this share of the squares of the scores are rounding. */
const ROUNDING = 1e-20;

/**
 * Products of two of the straight `lines` that correlate with what the terms `fitted` leave over of some score, beyond chance
 * (Bonferroni over all pairs and structures); the strongest first, at most `room`.
 */
export function* pairTerms(
  fitted: readonly ModelTerm[],
  lines: readonly ModelTerm[],
  scores: readonly Float64Array[],
  room: number,
): Steps<ModelTerm[]> {
  const residuals = (yield* fitTerms(fitted, scores)).residuals.filter(
    (residual, structure) => dot(residual, residual) > ROUNDING * dot(scores[structure], scores[structure]),
  );
  const tests = (lines.length * (lines.length - 1) * residuals.length) / 2;
  if (tests === 0) return [];
  const least = normalQuantile(1 - FALSE_ALARM / 2 / tests);
  const evidence = yield* evidenceOf(lines, residuals);
  const found: { readonly term: ModelTerm; readonly evidence: number }[] = [];
  for (let b = 0; b < lines.length; b++) {
    for (let a = 0; a < b; a++) {
      const own = evidence[b * lines.length + a];
      if (own > least) found.push({ term: productOf(lines[a], lines[b]), evidence: own });
    }
  }
  found.sort((a, b) => b.evidence - a.evidence);
  return found.slice(0, Math.max(0, room)).map(({ term }) => term);
}

function productOf(a: ModelTerm, b: ModelTerm): ModelTerm {
  const factors = [a.column, b.column] as const;
  return { of: [...a.of, ...b.of], column: times(a.column, b.column), factors };
}

/**
 * Per pair b > a of lines, at [b * lines + a], the largest size, over the residuals y, of sum x y in standard errors, where x is the
 * product of both: x y has mean 0 but may be wilder in some places than in others (White 1980, "A heteroskedasticity-consistent
 * covariance matrix estimator", Econometrica 48).
 */
function* evidenceOf(lines: readonly ModelTerm[], residuals: readonly Float64Array[]): Steps<Float64Array> {
  const columns = lines.map(({ column }) => column);
  const squares = columns.map((column) => times(column, column));
  const evidence = new Float64Array(lines.length ** 2);
  const left = columns.map(({ length }) => new Float64Array(length));
  for (const residual of residuals) {
    columns.forEach((column, line) => times(column, residual, left[line]));
    const sums = yield* innerProductsSteps(left, columns, { triangle: true });
    for (const own of left) times(own, own, own);
    const variances = yield* innerProductsSteps(left, squares, { triangle: true });
    for (let place = 0; place < evidence.length; place++) {
      if (variances[place] > 0)
        evidence[place] = Math.max(evidence[place], Math.abs(sums[place]) / Math.sqrt(variances[place]));
    }
  }
  return evidence;
}

/** x y, written into `product`, which may be one of both. */
function times(x: Float64Array, y: Float64Array, product = new Float64Array(x.length)): Float64Array {
  for (let i = 0; i < product.length; i++) product[i] = x[i] * y[i];
  return product;
}
