import { tidyRows, type TidyRow } from "../../report/formats/tidy.js";
import { outcomeUnit } from "../../report/outcome-text.js";
import { plainNumber } from "../sweep/variants/read-parameter.js";
import type { ComparedVariant, CompareRest, MovedFigure, ResultComparison } from "./record.js";

/** Every figure of a comparison, then, now and their difference; what differs in words is no figure. */
export function compareRows({ comparisons }: CompareRest): TidyRow[] {
  const hasVariants = comparisons.some(({ variants }) => variants !== undefined);
  return comparisons.flatMap((comparison) => comparisonRows(comparison, hasVariants ? { parameters: {} } : {}));
}

/** @param varied what a row varies that is of no what-if */
function comparisonRows(comparison: ResultComparison, varied: Pick<TidyRow, "parameters">): TidyRow[] {
  const { before, now, objective, objectives, outcomes, probabilities, winners, lead } = comparison;
  const key = { file: now.file, scenario: now.name, partial: before.partial || now.partial, ...varied };
  const ofObjective = { ...key, ...(objective !== undefined && { outcome: objective, unit: outcomeUnit(objective) }) };
  return [
    ...tidyRows(key, { trials: { before: before.trials, now: now.trials } }),
    ...[...objectives, ...outcomes].flatMap(({ structure, outcome, unit, ...figure }) =>
      movedRows({ ...key, structure, outcome, unit }, "mean", figure),
    ),
    ...probabilities.flatMap(({ structure, ...figure }) =>
      movedRows({ ...ofObjective, structure }, "probabilityBest", figure),
    ),
    ...Object.entries(winners).flatMap(([when, { structure, second, lead: ahead }]) =>
      tidyRows({ ...ofObjective, structure, versus: second }, { lead: { [when]: ahead } }),
    ),
    ...(comparison.variants ?? []).flatMap((variant) => variantRows(ofObjective, variant)),
    ...(lead === undefined ? [] : moveRows({ ...ofObjective, structure: winners.now?.structure ?? "" }, "lead", lead)),
  ];
}

/** What-if by what-if, with what varies. */
function variantRows(key: Key, { variant, values, winners, lead, objectives }: ComparedVariant): TidyRow[] {
  const varied = values.map(({ key: name, value }) => [name, plainNumber(value) ?? value] as const);
  const own = { ...key, variant, parameters: Object.fromEntries(varied) };
  return [
    ...objectives.flatMap(({ structure, outcome, unit, ...figure }) =>
      movedRows({ ...own, structure, outcome, unit }, "mean", figure),
    ),
    ...Object.entries(winners).flatMap(([when, { structure, second, lead: ahead }]) =>
      tidyRows({ ...own, structure, versus: second }, { lead: { [when]: ahead } }),
    ),
    ...(lead === undefined ? [] : moveRows({ ...own, structure: winners.now?.structure ?? "" }, "lead", lead)),
  ];
}

type Key = Omit<TidyRow, "statistic" | "value" | "month">;

function movedRows(key: Key, statistic: string, figure: MovedFigure): TidyRow[] {
  const { before, now } = figure;
  return [...tidyRows(key, { [statistic]: { before, now } }), ...moveRows(key, statistic, figure)];
}

const moveRows = (key: Key, statistic: string, { difference, standardError, resolved }: MovedFigure): TidyRow[] =>
  tidyRows(key, { [statistic]: { difference, standardError, resolved } });
