import { choleskyFactor } from "./cholesky.js";
import { normalCdf } from "./special/normal-cdf.js";

/** Spearman rank correlation, strictly between -1 and 1, of the quantities named `a` and `b`. */
export interface RankCorrelation {
  readonly a: string;
  readonly b: string;
  readonly rank: number;
}

/** The correlated names and the lower triangular L, row by row, that turns their independent normal scores z into L z. */
export interface CorrelationFactor {
  readonly names: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

/**
 * The Gaussian copula of the pairs: the Cholesky factor of the correlation matrix of normal scores, for those of `names`
 * that the pairs correlate, in the order of `names`. Pairs not given are uncorrelated; a pair that names anything not in
 * `names` is left out (what is certain cannot move with anything). The pairs must have no `correlationFaults`.
 */
export function correlationFactor(names: readonly string[], pairs: readonly RankCorrelation[]): CorrelationFactor {
  const known = pairs.filter(({ a, b }) => names.includes(a) && names.includes(b));
  const correlated = names.filter((name) => known.some(({ a, b }) => a === name || b === name));
  const rows = choleskyFactor(correlationMatrix(correlated, known));
  if (rows === undefined) throw new RangeError("The correlation matrix is not positive definite.");
  return { names: correlated, rows };
}

/** Correlations of normal scores, from those of the pairs; a pair that names anything else is left out. */
export const correlationMatrix = (names: readonly string[], pairs: readonly RankCorrelation[]): number[][] =>
  symmetricMatrix(names, pairs, normalScoreCorrelation);

/** What is made of the rank of every pair, with a unit diagonal; 0 where no pair says anything. */
export function symmetricMatrix(
  names: readonly string[],
  pairs: readonly RankCorrelation[],
  entry: (rank: number) => number,
): number[][] {
  const matrix = names.map((row) => names.map((column): number => (row === column ? 1 : 0)));
  for (const { a, b, rank } of pairs) {
    const [i, j] = [names.indexOf(a), names.indexOf(b)];
    if (i === -1 || j === -1) continue;
    matrix[i][j] = entry(rank);
    matrix[j][i] = matrix[i][j];
  }
  return matrix;
}

/**
 * The correlation of two normal scores whose Spearman rank correlation is `rank`: 2 sin(pi rank / 6).
 *
 * Source: Pearson, "On further methods of determining correlation", Drapers' Company Research Memoirs 4 (1907); also in Kruskal,
 * "Ordinal measures of association", JASA 53 (1958) 814-861.
 */
export function normalScoreCorrelation(rank: number): number {
  return 2 * Math.sin((Math.PI * rank) / 6);
}

/** The smallest and the largest uniform number a correlated score is given: 0 and 1 themselves have infinite quantiles. */
const LEAST_UNIFORM = Number.MIN_VALUE;
const MOST_UNIFORM = 1 - Number.EPSILON / 2;

/** Correlated uniform numbers, strictly between 0 and 1, from as many independent normal scores as the factor has names. */
export function correlatedUniforms({ rows }: CorrelationFactor, scores: readonly number[]): number[] {
  return rows.map((row) => {
    const score = row.reduce((sum, weight, i) => sum + weight * scores[i], 0);
    return Math.min(MOST_UNIFORM, Math.max(LEAST_UNIFORM, normalCdf(score)));
  });
}
