import { tidyRows, type TidyRow } from "../../report/formats/tidy.js";
import { outcomeUnit } from "../../report/outcome-text.js";
import type { CompareRest, MovedFigure, ResultComparison } from "./record.js";

/** Every figure of a comparison, then, now and their difference; what differs in words is no figure. */
export function compareRows({ comparisons }: CompareRest): TidyRow[] {
  return comparisons.flatMap(comparisonRows);
}

function comparisonRows(comparison: ResultComparison): TidyRow[] {
  const { before, now, objective, objectives, outcomes, probabilities, winners, lead } = comparison;
  const key = { file: now.file, scenario: now.name, partial: before.partial || now.partial };
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
    ...(lead === undefined ? [] : moveRows({ ...ofObjective, structure: winners.now?.structure ?? "" }, "lead", lead)),
  ];
}

type Key = Omit<TidyRow, "statistic" | "value" | "month">;

function movedRows(key: Key, statistic: string, figure: MovedFigure): TidyRow[] {
  const { before, now } = figure;
  return [...tidyRows(key, { [statistic]: { before, now } }), ...moveRows(key, statistic, figure)];
}

const moveRows = (key: Key, statistic: string, { difference, standardError, resolved }: MovedFigure): TidyRow[] =>
  tidyRows(key, { [statistic]: { difference, standardError, resolved } });
