import type { Estimate } from "../../analysis/estimate.js";
import { monthText } from "../../report/format/calendar.js";
import { objectiveCurrency, objectiveHeader, objectiveText } from "../../report/outcome-text.js";
import type { EqualChoiceRecord } from "../../report/result/choice.js";
import { nameOf } from "../../report/structure-name.js";
import type { VerdictFigures, VerdictMandate, VerdictStructure } from "../../report/verdict/figures.js";
import { bestFirst } from "./comparison/figures.js";
import { pairOf } from "./pair-of.js";
import type { ScenarioResult, StructureResult } from "./record.js";

/** What the verdict on a run rests on; another question adds what the answer hangs on, where it knows. */
export function verdictFigures(result: ScenarioResult, hangsOn?: string): VerdictFigures {
  const { indifference, horizonMonths, start } = result;
  const currency = objectiveCurrency(result);
  const ranked = bestFirst(result).filter(({ rank }) => !Number.isNaN(rank));
  const text = objectiveText(result);
  const isRanked = text.better !== "neither" || result.structures.length === 1;
  const figures = {
    objective: { ...text, label: objectiveHeader(result) },
    ...(currency !== undefined && { currency }),
    horizon:
      start === undefined ? `within ${horizonMonths} months` : `by the end of ${monthText(result, horizonMonths)}`,
    structures: isRanked ? ranked.map((one) => structureFigures(result, one, ranked[0])) : [],
    indifference,
    ...mandateFigures(result),
    ...(result.todayAsked && {
      todayAsked: { option: result.todayAsked.option, aheadOfToday: result.todayAsked.shortfall },
    }),
    ...(result.structures.some(({ makeup }) => makeup.afterHorizon) && { changesAfterHorizon: true }),
    ...(hangsOn !== undefined && { hangsOn }),
  };
  return figures.structures.length > 0
    ? figures
    : { ...figures, noData: whyNone(result, isRanked), ...withoutFigures(result) };
}

/** Whose objective no trial has, where others have one. */
function withoutFigures(result: ScenarioResult): Pick<VerdictFigures, "without"> {
  const { structures, objective } = result;
  const without = structures.filter(({ outcomes }) => Number.isNaN(outcomes[objective].mean));
  return without.length === structures.length ? {} : { without: without.map(({ id }) => nameOf(result, id)) };
}

function whyNone({ structures, objective }: ScenarioResult, isRanked: boolean): NonNullable<VerdictFigures["noData"]> {
  if (!isRanked) return "unordered";
  const hasOverflowed = structures.some(({ outcomes }) => (outcomes[objective].overflowed ?? 0) > 0);
  return hasOverflowed ? "overflow" : "no-samples";
}

function structureFigures(result: ScenarioResult, own: StructureResult, best: StructureResult): VerdictStructure {
  const { objective, today, paybacks = [] } = result;
  const { mean, standardError, p5, p95 } = own.outcomes[objective];
  const payback = paybacks.find(({ structure }) => structure === own.id);
  return {
    name: nameOf(result, own.id),
    isToday: own.id === today,
    mean: { mean, standardError },
    interval: { low: p5, high: p95 },
    shortfall: advantageOf(result, best, own),
    probabilityBest: own.probabilityBest,
    ...versusToday(result, own),
    ...(own.makeup.onlyMandateChanges && { onlyMandateChanges: true }),
    ...(payback && {
      payback: { withinHorizon: payback.withinHorizon.mean, isUsual: payback.p50 !== "later" },
    }),
  };
}

function versusToday(result: ScenarioResult, own: StructureResult): Pick<VerdictStructure, "versusToday"> {
  const today = result.structures.find(({ id }) => id === result.today);
  if (today === undefined || today.id === own.id) return {};
  const worse = result.reference === today.id ? own.worseThanReference?.probability : undefined;
  return {
    versusToday: {
      advantage: advantageOf(result, own, today),
      better: pairOf(result, own, today)?.probabilityFirstBetter ?? NaN,
      ...(worse !== undefined && { worse }),
    },
  };
}

/** Mean objective of `a` less that of `b`, paired, its sign turned if less is better. */
function advantageOf(result: ScenarioResult, a: StructureResult, b: StructureResult): Estimate {
  if (a.id === b.id) return { mean: 0, standardError: 0 };
  const pair = pairOf(result, a, b);
  if (pair !== undefined) return { mean: pair.advantage, standardError: pair.advantageStandardError };
  // Of more than twenty structures only the reference is compared with each: the errors of both differences bound theirs.
  const [ofA, ofB] = [a, b].map(({ difference }) => difference?.[result.objective] ?? NO_DIFFERENCE);
  const sign = objectiveText(result).better === "lower" ? -1 : 1;
  return { mean: sign * (ofA.mean - ofB.mean), standardError: ofA.standardError + ofB.standardError };
}

/** Of the reference from itself. */
const NO_DIFFERENCE: Estimate = { mean: 0, standardError: 0 };

function mandateFigures(result: ScenarioResult): { readonly equalMandate?: VerdictMandate } {
  const { equalMandate } = result;
  if (equalMandate?.lead === undefined) return {};
  const { option, winner, lead, flips, structures } = equalMandate;
  const next = nextWith(equalMandate, result);
  if (next === undefined) return {};
  const today = structures.find(({ id, isChanged }) => id === result.today && isChanged);
  return {
    equalMandate: {
      option,
      winner: nameOf(result, winner),
      next,
      lead,
      flips,
      ...(today?.shortfall && { aheadOfToday: today.shortfall }),
    },
  };
}

/** Who comes second with one option for all, as readers call it; undefined where no other has a mean. */
export function nextWith({ winner, structures }: EqualChoiceRecord, result: ScenarioResult): string | undefined {
  const sign = objectiveText(result).better === "lower" ? -1 : 1;
  const next = structures
    .filter(({ id, objective }) => id !== winner && !Number.isNaN(objective.mean))
    .sort((a, b) => sign * (b.objective.mean - a.objective.mean))
    .at(0);
  return next === undefined ? undefined : nameOf(result, next.id);
}
