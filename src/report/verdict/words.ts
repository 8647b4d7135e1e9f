import { isMoneyUnit } from "../../assumptions/money-unit.js";
import type { Estimate } from "../../analysis/estimate.js";
import { RESOLVED_ERRORS } from "../format/told.js";
import { count } from "../format/number.js";
import { percentText } from "../format/relative.js";
import { differenceScale, quantity, scaleFor } from "../format/quantity.js";
import type { VerdictFigures, VerdictStructure } from "./figures.js";

/** From here on it is `more than 9 of 10`. */
export const MOST_TENTHS = 0.95;
const HARDLY = 0.05;

/** `5 of 10`; `more than 9 of 10` from 95 % on, `hardly any` below 5 %. */
export function tenths(share: number): string {
  if (share >= MOST_TENTHS) return "more than 9 of 10";
  return share < HARDLY ? "hardly any" : `${Math.round(10 * share)} of 10`;
}

/** `better in 5 of 10 simulated futures`, `hardly ever better`: how often something is so. */
export function howOften(what: string, share: number, of = ""): string {
  return share < HARDLY ? `hardly ever ${what}` : `${what} in ${tenths(share)}${of}`;
}

/** Before the assumption that moves the lead most: choices, such as a mandate, may move it more, and are told apart. */
export const HANGS_MOST = "Of what is uncertain, it hangs most on";

export const FUTURES = " simulated futures";

/** The amounts of one verdict in one unit, that of the column of means. */
export interface AmountWords {
  readonly level: (estimate: Estimate) => string;
  /** Without a sign. */
  readonly lead: (estimate: Estimate) => string;
  /** What does not matter, rounded for readers. */
  readonly threshold: (amount: number) => string;
  /** Half the width of the 95 % Monte Carlo interval. */
  readonly giveOrTake: (estimate: Estimate) => string;
}

export function amountWords({ objective, currency, structures }: VerdictFigures): AmountWords {
  const scale = scaleFor(
    objective.unit,
    structures.map(({ mean }) => mean.mean),
  );
  const ofLead = differenceScale(scale);
  const lead = (value: number, standardError: number): string => quantity(Math.abs(value), standardError, ofLead);
  const unit = currency !== undefined && isMoneyUnit(objective.unit) ? ` ${currency}` : "";
  return {
    level: ({ mean, standardError }) => quantity(mean, standardError, scale) + unit,
    lead: ({ mean, standardError }) => lead(mean, standardError),
    threshold: (value) => lead(value, value / 10),
    giveOrTake: ({ standardError }) => lead(RESOLVED_ERRORS * standardError, RESOLVED_ERRORS * standardError),
  };
}

/**
 * `1.2 M (5 %)`: a lead and what part of the other's mean it is; without a percentage for outcomes in percent, and where the mean is
 * none to compare with.
 */
export function leadWithPercent(lead: Estimate, over: Estimate, figures: VerdictFigures): string {
  const text = amountWords(figures).lead(lead);
  const { unit } = figures.objective;
  const percent = unit.startsWith("fraction") ? undefined : percentText(Math.abs(lead.mean), over.mean);
  if (percent === undefined || lead.mean === 0) return text;
  return `${text} (${percent.replace("<", "less than").replace("+", "")})`;
}

/** What better means for this objective: `more`, or `less` where less is better. */
export const moreOrLess = ({ objective }: VerdictFigures): string => (objective.better === "lower" ? "less" : "more");

/** A structure in a sentence; today's says so. */
export const called = ({ name, isToday }: Pick<VerdictStructure, "name" | "isToday">): string =>
  isToday ? `${name} (today's)` : name;

/** What makes an average lead no clear one: `but best in only 4 of 10 simulated futures, and B in 4 of 10`. */
export function oftenWords(
  first: number,
  other: Pick<VerdictStructure, "name" | "isToday"> & { readonly share: number },
): string {
  return other.share > first
    ? `but ${called(other)} is best more often, in ${tenths(other.share)}${FUTURES} against ${tenths(first)}`
    : `but best in only ${tenths(first)}${FUTURES}, and ${called(other)} in ${tenths(other.share)}`;
}

const NAMED_AT_MOST = 3;

/** `A and B`, `A, B and C`, `A, B and 5 more`. */
export function listed(names: readonly string[]): string {
  const shown = names.length <= NAMED_AT_MOST ? names : names.slice(0, NAMED_AT_MOST - 1);
  const all = shown.length === names.length ? shown : [...shown, `${count(names.length - shown.length)} more`];
  return all.length === 1 ? all[0] : `${all.slice(0, -1).join(", ")} and ${all[all.length - 1]}`;
}

/** All there are; without a full stop, for a reason to follow. */
export const sameInEveryTrial = (names: readonly string[]): string =>
  `No difference: ${names.length > NAMED_AT_MOST ? `all ${count(names.length)} structures` : listed(names)} come out the same in every trial`;

/** What is the same by construction: what is said of one is true of all of them. */
export const sameHere = (names: readonly string[]): string => `${listed(names)}${SAME}`;

const SAME = " are the same here and count as one.";

/** Where the first sentence is a headline: who is ahead before what is the same by construction. */
export function answerFirst(sentences: readonly string[]): string[] {
  const isSame = (sentence: string): boolean => sentence.endsWith(SAME);
  const others = sentences.filter((one) => !isSame(one));
  return [...others.slice(0, 1), ...sentences.filter(isSame), ...others.slice(1)];
}
