import { interval, scaleFor } from "../format/quantity.js";
import { againstToday } from "./against-today.js";
import { alikeGroups, countedOnce } from "./alike.js";
import type { VerdictFigures, VerdictStructure } from "./figures.js";
import { isSure, isWithin, verdictKind, type VerdictKind } from "./kind.js";
import { mandateSentence, paybackSentence } from "./provisos.js";
import {
  amountWords,
  called,
  FUTURES,
  HANGS_MOST,
  howOften,
  leadWithPercent,
  listed,
  moreOrLess,
  oftenWords,
  sameHere,
  sameInEveryTrial,
  tenths,
} from "./words.js";

/**
 * The answer in plain sentences, made here for every question: who is ahead of the next by how much, how often it is best, how it
 * stands against today's structure, and what the answer hangs on.
 */
export function verdict(given: VerdictFigures): readonly string[] {
  const kind = verdictKind(given);
  if (kind === "tie") return [tie(given)];
  const figures = countedOnce(given);
  return [
    ...alikeSentences(given, figures),
    HEADLINES[kind](figures),
    ...againstToday(figures, kind),
    ...mandateSentence(figures, kind),
    ...paybackSentence(figures, kind),
    ...hangsOn(figures, kind),
  ];
}

type Sentence = (figures: VerdictFigures) => string;

const HEADLINES: Readonly<Record<Exclude<VerdictKind, "tie">, Sentence>> = {
  "no-data": noData,
  alone,
  untold,
  indifferent,
  spread,
  clear,
};

function noData({ noData: reason, objective, without }: VerdictFigures): string {
  if (reason === "overflow")
    return "No verdict: a number overflowed, so figures, and who is best, are withheld (see the warnings).";
  if (reason === "unordered")
    return `No verdict: neither more nor less ${objective.label} is better, so no structure is ahead.`;
  if (without === undefined) return `No verdict: there is no ${objective.label} to compare in any trial.`;
  return without.length === 0
    ? `No verdict: no trial has the ${objective.label} of every structure.`
    : `No verdict: no trial has the ${objective.label} of ${listed(without)}, and without it no structure is best.`;
}

function alone(figures: VerdictFigures): string {
  const [only] = figures.structures;
  const { low, high } = only.interval;
  const scale = scaleFor(figures.objective.unit, [only.mean.mean]);
  const range = interval(low, high, (high - low) / 20, scale);
  return (
    `${called(only)}: ${levelText(only, figures)}; in 9 of 10${FUTURES} ${range}. ` +
    "There is no other structure to compare it with."
  );
}

/** What is the same by construction among those that the headline compares. */
function alikeSentences({ structures }: VerdictFigures, { structures: once, indifference }: VerdictFigures): string[] {
  const close = once.filter(({ shortfall }) => isWithin(shortfall, indifference) || !isSure(shortfall)).length;
  return alikeGroups(structures)
    .slice(0, Math.max(2, close))
    .filter(({ length }) => length > 1)
    .map((group) => sameHere(group.map(called)));
}

function tie({ structures, changesAfterHorizon, horizon }: VerdictFigures): string {
  const why =
    changesAfterHorizon === true
      ? `since the change comes after the horizon: none of it happens ${horizon}`
      : "since nothing the model knows of sets them apart";
  return `${sameInEveryTrial(structures.map(called))}, ${why}.`;
}

function untold(figures: VerdictFigures): string {
  const [first, ...others] = figures.structures;
  const open = others.filter(({ shortfall }) => !isSure(shortfall));
  const [next] = open;
  const amounts = amountWords(figures);
  const error = Number.isFinite(next.shortfall.standardError)
    ? `, with a sampling error of up to ${amounts.giveOrTake(next.shortfall)}`
    : "";
  return (
    `These trials do not tell ${listed([first, ...open].map(called))} apart: ${called(first)} is ahead of ${called(next)} by ` +
    `${amounts.lead(next.shortfall)}${error}. Run more (--trials, or --precision winner).`
  );
}

function indifferent(figures: VerdictFigures): string {
  const { structures, indifference } = figures;
  const [first, ...others] = structures;
  const near = others.filter(({ shortfall }) => isWithin(shortfall, indifference));
  const group = [first, ...near];
  const amounts = amountWords(figures);
  const who =
    group.length === structures.length && group.length > 3 ? `all ${group.length}` : listed(group.map(called));
  const widest = near[near.length - 1];
  const often = bestShares(group);
  return (
    `No clear winner: ${who} lie within ${leadWithPercent(widest.shortfall, widest.mean, figures)}, ` +
    `and less than ${amounts.threshold(indifference)} does not matter; ${often}.`
  );
}

function spread(figures: VerdictFigures): string {
  const [first, ...others] = figures.structures;
  const often = others.reduce((most, one) => (one.probabilityBest > most.probabilityBest ? one : most));
  const rest = oftenWords(first.probabilityBest, { ...often, share: often.probabilityBest });
  return `No clear winner: ${aheadText(figures, "is ahead on average")}, ${rest}.`;
}

function clear(figures: VerdictFigures): string {
  const [first] = figures.structures;
  return `${aheadText(figures, "is ahead")}, and ${howOften("best", first.probabilityBest, FUTURES)}.`;
}

/** `A is ahead: value 24.6 M, 1.2 M (5 %) more than B`. */
function aheadText(figures: VerdictFigures, is: string): string {
  const [first, next] = figures.structures;
  const lead = leadWithPercent(next.shortfall, next.mean, figures);
  return `${called(first)} ${is}: ${levelText(first, figures)}, ${lead} ${moreOrLess(figures)} than ${called(next)}`;
}

const levelText = ({ mean }: VerdictStructure, figures: VerdictFigures): string =>
  `${figures.objective.label} ${amountWords(figures).level(mean)}`;

/** `each is best in 3 to 4 of 10 simulated futures`, or of two each its own. */
function bestShares(group: readonly VerdictStructure[]): string {
  const [first, second] = group;
  if (group.length === 2) {
    return `${first.name} is ${howOften("best", first.probabilityBest, FUTURES)}, ${second.name} in ${tenths(second.probabilityBest)}`;
  }
  const shares = group.map(({ probabilityBest }) => probabilityBest);
  const [least, most] = [Math.min(...shares), Math.max(...shares)].map(tenths);
  return least === most
    ? `each is best in ${most}${FUTURES}`
    : `each is best in ${least.replace(" of 10", "")} to ${most}${FUTURES}`;
}

function hangsOn({ hangsOn: what }: VerdictFigures, kind: VerdictKind): readonly string[] {
  return what === undefined || ["no-data", "alone"].includes(kind) ? [] : [`${HANGS_MOST} ${what}.`];
}
