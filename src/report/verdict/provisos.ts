import type { VerdictFigures } from "./figures.js";
import { isSure, isWithin, type VerdictKind } from "./kind.js";
import { amountWords, tenths } from "./words.js";

const HAS_LEAD: readonly VerdictKind[] = ["clear", "spread", "untold", "indifferent"];

/** Where the place at the top is a matter of what is asked of marketing, not of lines. */
export function mandateSentence(figures: VerdictFigures, kind: VerdictKind): readonly string[] {
  const { equalMandate, indifference } = figures;
  if (equalMandate === undefined || !HAS_LEAD.includes(kind)) return [];
  const { option, winner, next, lead, flips } = equalMandate;
  const other = winner === figures.structures[0].name ? next : winner;
  const all = `with ${option} for all`;
  if (isWithin(lead, indifference)) {
    return kind === "indifferent" ? [] : [`It hangs on the mandate: ${all}, ${other} would do as well.`];
  }
  if (!isSure(lead)) {
    return kind === "untold" ? [] : [`It hangs on the mandate: ${all}, these trials do not tell ${other} from it.`];
  }
  if (!flips) return [];
  return [`It hangs on the mandate: ${option} for all puts ${winner} first by ${amountWords(figures).lead(lead)}.`];
}

/** Where the change to what is ahead usually does not pay for itself in time. */
export function paybackSentence({ structures, horizon }: VerdictFigures, kind: VerdictKind): readonly string[] {
  if (kind === "no-data" || structures[0].payback === undefined) return [];
  const { withinHorizon, isUsual } = structures[0].payback;
  return isUsual || Number.isNaN(withinHorizon)
    ? []
    : [`The change pays for itself ${horizon} in ${withinHorizon < 0.05 ? "" : "only "}${tenths(withinHorizon)}.`];
}
