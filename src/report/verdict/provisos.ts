import type { VerdictFigures, VerdictMandate } from "./figures.js";
import { isSure, isWithin, type VerdictKind } from "./kind.js";
import { amountWords, tenths } from "./words.js";

const HAS_LEAD: readonly VerdictKind[] = ["clear", "spread", "untold", "indifferent"];

/** Where the place at the top is a matter of what is asked of marketing, not of lines. */
export function mandateSentence(figures: VerdictFigures, kind: VerdictKind): readonly string[] {
  const { equalMandate, indifference } = figures;
  if (equalMandate === undefined || !HAS_LEAD.includes(kind)) return [];
  const { option, winner, next, lead, flips } = equalMandate;
  const [first] = figures.structures;
  const other = winner === first.name ? next : winner;
  const all = `with ${option} for all`;
  const ofToday = todaySentence(figures);
  if (ofToday !== undefined)
    return flips && isSure(lead) && !isWithin(lead, indifference)
      ? [ofToday, putsFirst(figures, equalMandate)]
      : [ofToday];
  if (isWithin(lead, indifference)) {
    return kind === "indifferent" ? [] : [`It hangs on the mandate: ${all}, ${other} would do as well.`];
  }
  if (!isSure(lead)) {
    return kind === "untold"
      ? []
      : [`It hangs on the mandate: ${all}, these trials do not tell ${other} from ${first.name}.`];
  }
  return flips ? [putsFirst(figures, equalMandate)] : [];
}

const putsFirst = (figures: VerdictFigures, { option, winner, lead }: VerdictMandate): string =>
  `It hangs on the mandate: ${option} for all puts ${winner} first by ${amountWords(figures).lead(lead)}.`;

/** Where what is gained over today's structure is the mandate's: asking would do, without another reporting line. */
function todaySentence({ structures: [first], equalMandate, indifference }: VerdictFigures): string | undefined {
  const { versusToday, onlyMandateChanges = false } = first;
  if (equalMandate === undefined || versusToday === undefined) return undefined;
  if (!isSure(versusToday.advantage) || isWithin(versusToday.advantage, indifference)) return undefined;
  if (onlyMandateChanges) return "The whole gain over today's structure is the mandate: no reporting line changes.";
  const { option, aheadOfToday: ahead } = equalMandate;
  if (ahead === undefined || !(isWithin(ahead, indifference) || isSure({ ...ahead, mean: -ahead.mean })))
    return undefined;
  const as = isWithin(ahead, indifference) ? "as well" : "better";
  return `The whole gain over today's structure is the mandate: with ${option}, today's would do ${as}, no reporting line changed.`;
}

/** Where the change to what is ahead usually does not pay for itself in time. */
export function paybackSentence({ structures, horizon }: VerdictFigures, kind: VerdictKind): readonly string[] {
  if (kind === "no-data" || structures[0].payback === undefined) return [];
  const { withinHorizon, isUsual } = structures[0].payback;
  return isUsual || Number.isNaN(withinHorizon)
    ? []
    : [`The change pays for itself ${horizon} in ${withinHorizon < 0.05 ? "" : "only "}${tenths(withinHorizon)}.`];
}
