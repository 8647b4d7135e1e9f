import type { Candidate, SampledCandidate } from "./candidate.js";

/** Where the mean cost of a candidate stands: beyond the budget so clearly that it is left out, or not told from it. */
export type BudgetStanding = "within" | "beyond" | "untold";

/** Standard errors: a cost is beyond the budget only where it is so by more. */
const BEYOND_ERRORS = 3;

/** Whether the mean lies within the budget, and whether that is told. Without a budget everything does. */
export function budgetStanding({ cost }: Pick<SampledCandidate, "cost">, budget: number): BudgetStanding {
  const over = cost.mean - budget;
  if (over > BEYOND_ERRORS * cost.standardError) return "beyond";
  return over < -BEYOND_ERRORS * cost.standardError || budget === Infinity ? "within" : "untold";
}

/** The better first; of two alike the cheaper, then the earlier. */
export function byScore(a: SampledCandidate, b: SampledCandidate): number {
  return b.score.mean - a.score.mean || a.cost.mean - b.cost.mean || a.variant - b.variant || a.structure - b.structure;
}

/** What is left of some candidates. */
export interface KeptCandidates {
  /** The best first. */
  readonly kept: readonly SampledCandidate[];
  /** The best of those beyond the budget, if there are any. */
  readonly excluded: SampledCandidate | undefined;
  readonly cheapest: SampledCandidate | undefined;
}

/**
 * The best that are not beyond the budget: `most` of them, and as many whose mean lies within it, so that what the trials cannot
 * tell from the budget drives out nothing that is affordable. What is kept of parts and then of what is left of them is what is kept of all.
 * @param candidates with data of both
 */
export function keptCandidates(candidates: readonly SampledCandidate[], budget: number, most: number): KeptCandidates {
  const sorted = distinct([...candidates].sort(byScore));
  const possible = sorted.filter((one) => budgetStanding(one, budget) !== "beyond");
  const affordable = possible.filter((one) => one.cost.mean <= budget);
  const kept = new Set([...possible.slice(0, most), ...affordable.slice(0, most)]);
  return {
    kept: possible.filter((one) => kept.has(one)),
    excluded: sorted.find((one) => budgetStanding(one, budget) === "beyond"),
    cheapest: cheapestOf(sorted),
  };
}

/** Without those that are the same in every trial as the one before them, which counts them. */
function distinct(sorted: readonly SampledCandidate[]): SampledCandidate[] {
  const different: SampledCandidate[] = [];
  for (const one of sorted) {
    const before = different.at(-1);
    if (before === undefined || !isSame(before, one)) different.push(one);
    else different[different.length - 1] = { ...before, same: before.same + 1 + one.same, alike: alikeOf(before, one) };
  }
  return different;
}

/** So many that are the same are known by name. */
const MOST_ALIKE = 3;

/** The first of all, in whichever order they come together. */
const alikeOf = (before: SampledCandidate, one: SampledCandidate): readonly Candidate[] =>
  [...before.alike, { variant: one.variant, structure: one.structure }, ...one.alike]
    .sort((a, b) => a.variant - b.variant || a.structure - b.structure)
    .slice(0, MOST_ALIKE);

const isSame = (a: SampledCandidate, b: SampledCandidate): boolean =>
  a.score.mean === b.score.mean &&
  a.cost.mean === b.cost.mean &&
  a.scores.length === b.scores.length &&
  a.scores.every((score, trial) => Object.is(score, b.scores[trial]) && a.costs[trial] === b.costs[trial]);

const cheapestOf = (all: readonly SampledCandidate[]): SampledCandidate | undefined =>
  all.reduce<SampledCandidate | undefined>(
    (least, one) => (least === undefined || one.cost.mean < least.cost.mean ? one : least),
    undefined,
  );
