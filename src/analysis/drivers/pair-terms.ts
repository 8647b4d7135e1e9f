import { normalQuantile } from "../../distributions/special/normal-quantile.js";
import { dot } from "../../statistics/gram.js";
import { fitTerms, type ModelTerm } from "./model-term.js";

/** Chance of a product that means nothing, over all pairs and structures together. */
const FALSE_ALARM = 0.05;

/** Squares of residuals below this share of the squares of the scores are rounding. */
const ROUNDING = 1e-20;

/**
 * Products of two of the straight `lines` that correlate with what the terms `fitted` leave over of some score, beyond chance
 * (Bonferroni over all pairs and structures); the strongest first, at most `room`.
 */
export function pairTerms(
  fitted: readonly ModelTerm[],
  lines: readonly ModelTerm[],
  scores: readonly Float64Array[],
  room: number,
): ModelTerm[] {
  const residuals = fitTerms(fitted, scores).residuals.filter(
    (residual, structure) => dot(residual, residual) > ROUNDING * dot(scores[structure], scores[structure]),
  );
  const tests = (lines.length * (lines.length - 1) * residuals.length) / 2;
  if (tests === 0) return [];
  const least = normalQuantile(1 - FALSE_ALARM / 2 / tests);
  const found: { readonly term: ModelTerm; readonly evidence: number }[] = [];
  const column = new Float64Array(scores[0].length);
  for (let a = 0; a < lines.length; a++) {
    for (let b = a + 1; b < lines.length; b++) {
      const [one, other] = [lines[a].column, lines[b].column];
      for (let trial = 0; trial < column.length; trial++) column[trial] = one[trial] * other[trial];
      const evidence = Math.max(...residuals.map((residual) => correlationScore(column, residual)));
      if (evidence <= least) continue;
      found.push({ term: productOf(lines[a], lines[b]), evidence });
    }
  }
  found.sort((a, b) => b.evidence - a.evidence);
  return found.slice(0, Math.max(0, room)).map(({ term }) => term);
}

function productOf(a: ModelTerm, b: ModelTerm): ModelTerm {
  const factors = [a.column, b.column] as const;
  return { of: [...a.of, ...b.of], column: a.column.map((value, trial) => value * b.column[trial]), factors };
}

/**
 * The size of sum x y in standard errors, where x y has mean 0 but may be wilder in some places than in others (White 1980,
 * "A heteroskedasticity-consistent covariance matrix estimator", Econometrica 48).
 */
function correlationScore(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < x.length; i++) {
    const product = x[i] * y[i];
    sum += product;
    squares += product * product;
  }
  return squares === 0 ? 0 : Math.abs(sum) / Math.sqrt(squares);
}
