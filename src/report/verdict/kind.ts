import type { Estimate } from "../../analysis/estimate.js";
import { RESOLVED_ERRORS } from "../format/told.js";
import { structuresOnce } from "./alike.js";
import type { VerdictFigures, VerdictStructure } from "./figures.js";

/**
 * What a verdict comes to. `alone`: one structure, nothing to compare. `tie`: all are the same in every sample, by construction;
 * where some are, they count as one.
 * `untold`: the trials do not tell who is ahead. `indifferent`: the lead does not matter. `spread`: no structure is most often best by
 * enough. `clear`: a winner.
 */
export type VerdictKind = "no-data" | "alone" | "tie" | "untold" | "indifferent" | "spread" | "clear";

/** P(best) must be above every other's by this: one of the ten futures that a verdict counts in. */
const ENOUGH_MORE_OFTEN = 0.1;

export function verdictKind({
  structures: all,
  indifference,
}: Pick<VerdictFigures, "structures" | "indifference">): VerdictKind {
  if (all.length === 0) return "no-data";
  if (all.length === 1) return "alone";
  const structures = structuresOnce(all);
  if (structures.length === 1) return "tie";
  const [, next] = structures;
  if (isWithin(next.shortfall, indifference)) return "indifferent";
  if (!isSure(next.shortfall)) return "untold";
  return mostOftenBy(structures) < ENOUGH_MORE_OFTEN ? "spread" : "clear";
}

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
function mostOftenBy([first, ...others]: readonly VerdictStructure[]): number {
  return first.probabilityBest - Math.max(...others.map(({ probabilityBest }) => probabilityBest));
}
