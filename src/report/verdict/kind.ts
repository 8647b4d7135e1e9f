import type { Estimate } from "../../analysis/estimate.js";
import { RESOLVED_ERRORS } from "../format/told.js";
import type { VerdictFigures, VerdictStructure } from "./figures.js";

/**
 * What a verdict comes to. `alone`: one structure, nothing to compare. `tie`: the best are the same in every sample, by construction.
 * `untold`: the trials do not tell who is ahead. `indifferent`: the lead does not matter. `spread`: no structure is most often best by
 * enough. `clear`: a winner.
 */
export type VerdictKind = "no-data" | "alone" | "tie" | "untold" | "indifferent" | "spread" | "clear";

/** P(best) must be above every other's by this: one of the ten futures that a verdict counts in. */
const ENOUGH_MORE_OFTEN = 0.1;

export function verdictKind({ structures, indifference }: VerdictFigures): VerdictKind {
  if (structures.length === 0) return "no-data";
  if (structures.length === 1) return "alone";
  const next = structures.at(levelWithBest(structures).length);
  if (next === undefined) return "tie";
  if (isWithin(next.shortfall, indifference)) return "indifferent";
  if (!isSure(next.shortfall)) return "untold";
  if (levelWithBest(structures).length > 1) return "tie";
  return mostOftenBy(structures) < ENOUGH_MORE_OFTEN ? "spread" : "clear";
}

/** The best and what is the same as the best in every sample. */
export const levelWithBest = (structures: readonly VerdictStructure[]): readonly VerdictStructure[] =>
  structures.filter(({ shortfall: { mean, standardError } }) => mean === 0 && standardError === 0);

/** Whether the trials tell that a lead is above 0: its 95 % Monte Carlo interval leaves out 0. */
export const isSure = ({ mean, standardError }: Estimate): boolean =>
  Number.isFinite(standardError) && mean > RESOLVED_ERRORS * standardError;

/** Whether a lead does not matter: it is told and small enough, or small enough whatever its sign. */
export function isWithin(lead: Estimate, indifference: number): boolean {
  const { mean, standardError } = lead;
  if (!Number.isFinite(standardError)) return false;
  if (isSure(lead)) return mean < indifference;
  return Math.abs(mean) + RESOLVED_ERRORS * standardError <= indifference;
}

/** How much more often the first is best than any other: shares of the samples. */
export function mostOftenBy([first, ...others]: readonly VerdictStructure[]): number {
  return first.probabilityBest - Math.max(...others.map(({ probabilityBest }) => probabilityBest));
}
