import { choleskyFactor } from "./cholesky.js";
import { correlationMatrix, symmetricMatrix, type RankCorrelation } from "./correlation.js";

/** What is wrong with a list of correlations; numbers are places in that list, from 0. */
export type CorrelationFault =
  | { readonly code: "with-itself"; readonly pair: number }
  | { readonly code: "duplicate"; readonly pair: number; readonly first: number }
  /** The rank correlation is not strictly between -1 and 1. */
  | { readonly code: "out-of-range"; readonly pair: number }
  /**
   * No quantities of a Gaussian copula can have these correlations all at once: a smallest set, of which at least one has to
   * change. `isConsistent`: as rank correlations they are no contradiction, other copulas may have them.
   */
  | { readonly code: "not-positive-definite"; readonly pairs: readonly number[]; readonly isConsistent: boolean };

/** Everything wrong with the pairs. Whether they are possible together is asked only where each one is sound. */
export function correlationFaults(pairs: readonly RankCorrelation[]): readonly CorrelationFault[] {
  const faults = pairs.flatMap((pair, index) => pairFaults(pair, index, pairs));
  return faults.length > 0 ? faults : impossibleTogether(pairs);
}

function pairFaults(
  { a, b, rank }: RankCorrelation,
  pair: number,
  pairs: readonly RankCorrelation[],
): CorrelationFault[] {
  const faults: CorrelationFault[] = [];
  if (a === b) faults.push({ code: "with-itself", pair });
  const first = pairs.findIndex((other) => (other.a === a && other.b === b) || (other.a === b && other.b === a));
  if (first < pair) faults.push({ code: "duplicate", pair, first });
  if (!(rank > -1 && rank < 1)) faults.push({ code: "out-of-range", pair });
  return faults;
}

/**
 * A smallest set of names whose correlations no Gaussian copula can have, and the pairs among them. Every principal submatrix
 * of a positive definite matrix is positive definite, so names are added until that fails and then dropped one by one as
 * long as it still fails.
 */
function impossibleTogether(pairs: readonly RankCorrelation[]): CorrelationFault[] {
  const names = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const isPossible = (some: readonly string[]) => choleskyFactor(correlationMatrix(some, pairs)) !== undefined;
  const size = names.findIndex((_, i) => !isPossible(names.slice(0, i + 1))) + 1;
  if (size === 0) return [];
  let guilty = names.slice(0, size);
  for (const name of guilty) {
    const others = guilty.filter((other) => other !== name);
    if (!isPossible(others)) guilty = others;
  }
  const involved = [...pairs.keys()].filter((i) => guilty.includes(pairs[i].a) && guilty.includes(pairs[i].b));
  return [{ code: "not-positive-definite", pairs: involved, isConsistent: isConsistent(guilty, pairs) }];
}

/** So much nearer to no correlation, a matrix that is positive semidefinite is positive definite beyond rounding. */
const SHRINKING = 1e-8;

/** Whether the rank correlations of these names make a positive semidefinite matrix, as those of any distribution do. */
function isConsistent(names: readonly string[], pairs: readonly RankCorrelation[]): boolean {
  const shrunk = symmetricMatrix(names, pairs, (rank) => (1 - SHRINKING) * rank);
  return choleskyFactor(shrunk) !== undefined;
}
