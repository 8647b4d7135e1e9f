import type { VerdictFigures } from "./figures.js";
import { isSure, isWithin, type VerdictKind } from "./kind.js";
import { amountWords, howOften, leadWithPercent } from "./words.js";

/** How what is ahead stands against the structure the company has now: nothing where there is none, or it is named already. */
export function againstToday(figures: VerdictFigures, kind: VerdictKind): readonly string[] {
  const { structures, indifference } = figures;
  const [first, next] = structures;
  if (kind === "no-data" || kind === "alone") return [];
  if (first.isToday) return kind === "clear" ? ["On average nothing beats what there is today."] : [];
  const { versusToday } = first;
  const today = structures.find(({ isToday }) => isToday);
  if (versusToday === undefined || today === undefined) return [];
  if (isWithin(versusToday.advantage, indifference))
    return [`Against today's structure that makes no difference that matters.`];
  if (!isSure(versusToday.advantage)) return ["Whether it beats today's structure these trials do not tell."];
  const odds = [howOften("better", versusToday.better), ...worseText(versusToday.worse, figures)].join(", ");
  if (next === today) return [`Than today's structure it is ${odds}.`];
  return [
    `It beats ${today.name} (today's) by ${leadWithPercent(versusToday.advantage, today.mean, figures)}: ${odds}.`,
  ];
}

function worseText(worse: number | undefined, figures: VerdictFigures): readonly string[] {
  if (worse === undefined || Number.isNaN(worse)) return [];
  return [howOften(`worse by more than ${amountWords(figures).threshold(figures.indifference)}`, worse)];
}
