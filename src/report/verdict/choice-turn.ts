import type { Estimate } from "../../analysis/estimate.js";
import { isNothing, isUntold } from "../format/told.js";

/**
 * What one choice, such as one mandate for all, does to the place at the top, for every sentence and table that tells it. `level`: those that would lead come out the
 * same; `stays`: the winner is first with it, too; `turns`: another one is; `may-turn`: another one would be, but these trials do not
 * tell its lead from none.
 */
export type ChoiceTurn = "level" | "stays" | "may-turn" | "turns";

/** @param lead absent: not known, and taken for told */
export function choiceTurn({
  lead,
  flips,
}: {
  readonly lead?: Estimate | undefined;
  readonly flips: boolean;
}): ChoiceTurn {
  if (isNothing(lead)) return "level";
  if (!flips) return "stays";
  return lead === undefined || isTold(lead) ? "turns" : "may-turn";
}

/** Of a single trial nothing is told. */
const isTold = (lead: Estimate): boolean => Number.isFinite(lead.standardError) && !isUntold(lead);
