import type { VerdictFigures, VersusToday } from "./figures.js";
import { isSure, isWithin, type VerdictKind } from "./kind.js";
import { amountWords, howOften, leadWithPercent, MOST_TENTHS } from "./words.js";

/** How what is ahead stands against the structure the company has now: nothing where there is none, or it is named already. */
export function againstToday(figures: VerdictFigures, kind: VerdictKind): readonly string[] {
  const { structures, indifference } = figures;
  const [first, next] = structures;
  if (kind === "no-data" || kind === "alone") return [];
  if (first.isToday) return STAY[kind] ?? [];
  const { versusToday } = first;
  const today = structures.find(({ isToday }) => isToday);
  if (versusToday === undefined || today === undefined) return [];
  if (isWithin(versusToday.advantage, indifference))
    return [`Against today's structure that makes no difference that matters.`];
  // "It" is whoever the sentence before has as its winner; where it has none, the name is told again.
  const it = kind === "clear" ? "it" : first.name;
  if (!isSure(versusToday.advantage)) return [`Whether ${it} beats today's structure these trials do not tell.`];
  const odds = [howOften("better", versusToday.better), ...worseText(versusToday, figures)].join(", ");
  if (next === today) return [`Than today's structure ${it} is ${odds}.`];
  return [
    `${it === "it" ? "It" : it} beats today's structure by ${leadWithPercent(versusToday.advantage, today.mean, figures)}: ${odds}.`,
  ];
}

/** What it means that today's structure has the best mean. */
const STAY: Partial<Readonly<Record<VerdictKind, readonly string[]>>> = {
  clear: ["On average nothing beats what there is today."],
  spread: ["On average nothing beats what there is today."],
  indifferent: ["No change gains what matters on average."],
};

/** Nothing where what is nearly always better leaves no room for it. */
function worseText({ better, worse }: VersusToday, figures: VerdictFigures): readonly string[] {
  if (worse === undefined || Number.isNaN(worse) || better >= MOST_TENTHS) return [];
  return [howOften(`worse by more than ${amountWords(figures).threshold(figures.indifference)}`, worse)];
}
