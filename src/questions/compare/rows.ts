import { tidyRows, type TidyRow } from "../../report/formats/tidy.js";
import { outcomeUnit } from "../../report/outcome-text.js";
import { plainNumber } from "../sweep/variants/read-parameter.js";
import type { ComparedVariant, CompareRest, MovedFigure, ResultComparison } from "./record.js";

/** Every figure of a comparison, then, now and their difference, one after the other; what differs in words is no figure. */
export function* compareRows({ comparisons }: Pick<CompareRest, "comparisons">): Generator<TidyRow> {
  const hasVariants = comparisons.some(({ variants }) => variants !== undefined);
  for (const comparison of comparisons) yield* comparisonRows(comparison, hasVariants ? { parameters: {} } : {});
}

/** @param varied what a row varies that is of no what-if */
function* comparisonRows(comparison: ResultComparison, varied: Pick<TidyRow, "parameters">): Generator<TidyRow> {
  const { before, now, objective, objectives, outcomes, probabilities, winners, lead } = comparison;
  const key = { file: now.file, scenario: now.name, partial: before.partial || now.partial, ...varied };
  const ofObjective = { ...key, ...(objective !== undefined && { outcome: objective, unit: outcomeUnit(objective) }) };
  yield* tidyRows(key, { trials: { before: before.trials, now: now.trials } });
  yield* meanRows(key, objectives);
  yield* meanRows(key, outcomes);
  for (const { structure, ...figure } of probabilities)
    yield* movedRows({ ...ofObjective, structure }, "probabilityBest", figure);
  yield* winnerRows(ofObjective, winners);
  for (const variant of comparison.variants ?? []) yield* variantRows(ofObjective, variant);
  if (lead !== undefined) yield* moveRows({ ...ofObjective, structure: winners.now?.structure ?? "" }, "lead", lead);
}

/** What-if by what-if, with what varies. */
function* variantRows(key: Key, { variant, values, winners, lead, objectives }: ComparedVariant): Generator<TidyRow> {
  const varied = values.map(({ key: name, value }) => [name, plainNumber(value) ?? value] as const);
  const own = { ...key, variant, parameters: Object.fromEntries(varied) };
  yield* meanRows(own, objectives);
  yield* winnerRows(own, winners);
  if (lead !== undefined) yield* moveRows({ ...own, structure: winners.now?.structure ?? "" }, "lead", lead);
}

function* meanRows(key: Key, means: ResultComparison["outcomes"]): Generator<TidyRow> {
  for (const { structure, outcome, unit, ...figure } of means)
    yield* movedRows({ ...key, structure, outcome, unit }, "mean", figure);
}

function* winnerRows(key: Key, winners: ResultComparison["winners"]): Generator<TidyRow> {
  for (const [when, { structure, second, lead }] of Object.entries(winners))
    yield* tidyRows({ ...key, structure, versus: second }, { lead: { [when]: lead } });
}

type Key = Omit<TidyRow, "statistic" | "value" | "month">;

function movedRows(key: Key, statistic: string, figure: MovedFigure): TidyRow[] {
  const { before, now } = figure;
  return [...tidyRows(key, { [statistic]: { before, now } }), ...moveRows(key, statistic, figure)];
}

const moveRows = (key: Key, statistic: string, { difference, standardError, resolved }: MovedFigure): TidyRow[] =>
  tidyRows(key, { [statistic]: { difference, standardError, resolved } });
