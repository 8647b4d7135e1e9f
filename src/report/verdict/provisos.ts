import type { Estimate } from "../../analysis/estimate.js";
import type { VerdictFigures } from "./figures.js";
import { isSure, isWithin, type VerdictKind } from "./kind.js";
import { MANDATE, mandateWithWords, theMandate } from "../mandate-words.js";
import { choiceTurn } from "./choice-turn.js";
import { amountWords, tenths } from "./words.js";

const HAS_LEAD: readonly VerdictKind[] = ["clear", "spread", "untold", "indifferent"];

/** Where the place at the top is a matter of what is asked of marketing, not of lines. */
export function mandateSentence(figures: VerdictFigures, kind: VerdictKind): readonly string[] {
  if (!HAS_LEAD.includes(kind)) return [];
  const ofToday = todaySentence(figures);
  const turn = turnSentence(figures, kind, ofToday !== undefined);
  return ofToday === undefined ? [...turn, ...askedSentence(figures)] : [ofToday, ...turn];
}

/**
 * What the winner's mandate for all would change at the top: nothing where it stays first. Where the lead as things are does not
 * matter, or is not told, no lead hangs on a mandate whose own is no better.
 */
function turnSentence(figures: VerdictFigures, kind: VerdictKind, isOfToday: boolean): readonly string[] {
  const { equalMandate, indifference } = figures;
  if (equalMandate === undefined) return [];
  const { option, winner, next, lead } = equalMandate;
  const amounts = amountWords(figures);
  const amount = amounts.lead(lead);
  const matters = !isWithin(lead, indifference);
  // What a mandate is has been said where the sentence before is of one.
  const [it, asked] = isOfToday ? ["that", option] : [MANDATE, mandateWithWords(option)];
  if (kind === "indifferent" && !matters) return [];
  switch (choiceTurn(equalMandate)) {
    case "stays":
      return [];
    case "level":
      return isOfToday ? [] : [`With ${theMandate(option)} for all, ${winner} would be level with ${next}.`];
    case "may-turn":
      if (kind === "untold") return [];
      return [
        matters
          ? `It may hang on ${it}: with ${asked} for all, ${winner} would be first, ahead by ${amount}, which these trials do not tell from none.`
          : `It hangs on ${it}: with ${asked} for all, ${winner} and ${next} would lie within ${amounts.threshold(indifference)}, which does not matter.`,
      ];
    case "turns":
      return [
        `It hangs on ${it}: ${asked} for all puts ${winner} first by ${amount}${matters ? "" : ", which does not matter"}.`,
      ];
  }
}

/** Where today's structure would do about as well if marketing were asked for revenue in it, which the winner does not do. */
function askedSentence({ structures: [{ versusToday }], todayAsked, indifference }: VerdictFigures): string[] {
  if (todayAsked === undefined || versusToday === undefined) return [];
  const as = asGood(todayAsked.aheadOfToday, indifference);
  return as === undefined
    ? []
    : [
        `No new reporting line is needed for that: with ${theMandate(todayAsked.option)}, today's structure would do ${as}.`,
      ];
}

/** `about as well` or `better` of what a lead over it speaks of; undefined where it would do worse, or who knows. */
function asGood(ahead: Estimate, indifference: number): string | undefined {
  if (isWithin(ahead, indifference)) return "about as well";
  return isSure({ ...ahead, mean: -ahead.mean }) ? "better" : undefined;
}

/** Where what is gained over today's structure is the mandate's: asking would do, without another reporting line. */
function todaySentence({ structures: [first], equalMandate, indifference }: VerdictFigures): string | undefined {
  const { versusToday, onlyMandateChanges = false } = first;
  if (equalMandate === undefined || versusToday === undefined) return undefined;
  if (!isSure(versusToday.advantage) || isWithin(versusToday.advantage, indifference)) return undefined;
  if (onlyMandateChanges) return `All of that gain is ${MANDATE}: no reporting line changes.`;
  const { option, aheadOfToday: ahead } = equalMandate;
  const as = ahead === undefined ? undefined : asGood(ahead, indifference);
  if (as === undefined) return undefined;
  return `All of that gain is ${MANDATE}: with ${mandateWithWords(option)}, today's would do ${as}, no reporting line changed.`;
}

/** Where the change to what is ahead usually does not pay for itself in time. */
export function paybackSentence({ structures, horizon }: VerdictFigures, kind: VerdictKind): readonly string[] {
  if (kind === "no-data" || structures[0].payback === undefined) return [];
  const { withinHorizon, isUsual } = structures[0].payback;
  return isUsual || Number.isNaN(withinHorizon)
    ? []
    : [`Profit alone pays for it ${horizon} in ${withinHorizon < 0.05 ? "" : "only "}${tenths(withinHorizon)}.`];
}
