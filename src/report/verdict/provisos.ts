import type { Estimate } from "../../analysis/estimate.js";
import type { VerdictFigures, VerdictMandate } from "./figures.js";
import { isSure, isWithin, type VerdictKind } from "./kind.js";
import { amountWords, tenths } from "./words.js";

const HAS_LEAD: readonly VerdictKind[] = ["clear", "spread", "untold", "indifferent"];

/** Where the place at the top is a matter of what is asked of marketing, not of lines. */
export function mandateSentence(figures: VerdictFigures, kind: VerdictKind): readonly string[] {
  if (!HAS_LEAD.includes(kind)) return [];
  const ofToday = todaySentence(figures);
  if (ofToday === undefined) return [...equalSentence(figures, kind), ...askedSentence(figures)];
  const { equalMandate, indifference } = figures;
  const turns = equalMandate?.flips === true && isSure(equalMandate.lead) && !isWithin(equalMandate.lead, indifference);
  return turns ? [ofToday, putsFirst(figures, equalMandate)] : [ofToday];
}

/** What the winner's mandate for all would change at the top. */
function equalSentence(figures: VerdictFigures, kind: VerdictKind): readonly string[] {
  const { equalMandate, indifference } = figures;
  if (equalMandate === undefined) return [];
  const { option, winner, next, lead, flips } = equalMandate;
  const [first] = figures.structures;
  const other = winner === first.name ? next : winner;
  const all = `with ${option} for all`;
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

/** Where today's structure would do as well if marketing were asked for revenue in it, which the winner does not do. */
function askedSentence({ structures: [{ versusToday }], todayAsked, indifference }: VerdictFigures): string[] {
  if (todayAsked === undefined || versusToday === undefined) return [];
  const as = asGood(todayAsked.aheadOfToday, indifference);
  return as === undefined
    ? []
    : [
        `No new reporting line is needed for that: with the mandate ${todayAsked.option}, today's structure would do ${as}.`,
      ];
}

/** `as well` or `better` of what a lead over it speaks of; undefined where it would do worse, or who knows. */
function asGood(ahead: Estimate, indifference: number): string | undefined {
  if (isWithin(ahead, indifference)) return "as well";
  return isSure({ ...ahead, mean: -ahead.mean }) ? "better" : undefined;
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
  const as = ahead === undefined ? undefined : asGood(ahead, indifference);
  if (as === undefined) return undefined;
  return `The whole gain over today's structure is the mandate: with ${option}, today's would do ${as}, no reporting line changed.`;
}

/** Where the change to what is ahead usually does not pay for itself in time. */
export function paybackSentence({ structures, horizon }: VerdictFigures, kind: VerdictKind): readonly string[] {
  if (kind === "no-data" || structures[0].payback === undefined) return [];
  const { withinHorizon, isUsual } = structures[0].payback;
  return isUsual || Number.isNaN(withinHorizon)
    ? []
    : [`Profit alone pays for it ${horizon} in ${withinHorizon < 0.05 ? "" : "only "}${tenths(withinHorizon)}.`];
}
