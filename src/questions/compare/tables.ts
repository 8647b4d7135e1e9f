import { changesTable } from "../../report/changes/table.js";
import { quantityCell, signedQuantityCell } from "../../report/format/cell.js";
import { differenceScale, PERCENT, type Scale } from "../../report/format/quantity.js";
import { objectiveText } from "../../report/outcome-text.js";
import { scaleOfUnit } from "../../report/cases/figures.js";
import type { ViewCell, ViewTable } from "../../report/view.js";
import { figureColumn, NAME_COLUMN } from "../run/comparison/objective-table.js";
import type { MovedFigure, MovedOutcome, ResultComparison } from "./record.js";

/** Rows of a table at most: the rest is counted. */
export const MOST_MEANS = 20;

/** Structure by structure, the best first as things are: the objective and P(best), then and now. */
export function objectivesTable({ objectives, probabilities, objective = "" }: ResultComparison): ViewTable {
  const { label, better } = objectiveText({ objective, objectiveLabel: "objective" });
  const sign = better === "lower" ? 1 : -1;
  const rows = [...objectives].sort((a, b) => sign * (a.now.mean - b.now.mean));
  const scale = scaleOfUnit(
    rows[0].unit,
    rows.flatMap(({ before, now }) => [before.mean, now.mean]),
  );
  const areSure = probabilities.length > 0;
  return {
    kind: "table",
    columns: [
      NAME_COLUMN,
      figureColumn(`${label}\nwas`, 1),
      figureColumn("\nis", 1),
      figureColumn("\ndifference", 1),
      ...(areSure ? [figureColumn("P(best)\nwas", 2), figureColumn("\nis", 2)] : []),
    ],
    rows: rows.map((row) => [
      { text: row.structure },
      ...levelCells(row, scale),
      differenceCells(row, scale),
      ...(areSure ? shareCells(probabilities.find(({ structure }) => structure === row.structure)) : []),
    ]),
  };
}

/** Both to the digits that the less sure of them supports. */
function levelCells({ before, now }: MovedFigure, scale: Scale): ViewCell[] {
  const error = Math.max(before.standardError, now.standardError);
  return [before, now].map(({ mean }) => quantityCell(mean, error, scale));
}

const shareCells = (share: MovedFigure | undefined): ViewCell[] =>
  share === undefined ? [{ text: "" }, { text: "" }] : levelCells(share, PERCENT);

/** `~`: within Monte Carlo error. */
function differenceCells({ difference, standardError, resolved }: MovedFigure, scale: Scale): ViewCell {
  if (difference === 0) return { text: "same", tone: "muted" };
  const cell = signedQuantityCell(difference, standardError, differenceScale(scale));
  return resolved || Number.isNaN(difference) ? cell : { ...cell, mark: "~" };
}

/** Other outcomes, what is told the most surely first. */
export function outcomesTable(shown: readonly MovedOutcome[], heading: string): ViewTable {
  return {
    kind: "table",
    heading,
    columns: [
      { header: "mean", align: "left", priority: 1, wrapsTo: 20 },
      { header: "structure", align: "left", priority: 1, wrapsTo: 14 },
      figureColumn("was", 1),
      figureColumn("is", 1),
      figureColumn("difference", 1),
    ],
    rows: surestFirst(shown)
      .slice(0, MOST_MEANS)
      .map((row) => {
        const scale = scaleOfUnit(row.unit, [row.before.mean, row.now.mean]);
        return [{ text: row.label }, { text: row.structure }, ...levelCells(row, scale), differenceCells(row, scale)];
      }),
  };
}

function surestFirst(means: readonly MovedOutcome[]): MovedOutcome[] {
  const errors = ({ difference, standardError }: MovedOutcome): number =>
    difference === 0 || Number.isNaN(difference) ? 0 : Math.abs(difference) / standardError;
  return [...means].sort((a, b) => (errors(a) === errors(b) ? 0 : errors(b) - errors(a)));
}

/** Checks whose result is another one. */
export const checksTable = ({ checks }: ResultComparison): ViewTable => ({
  ...changesTable(checks),
  heading: "Checks",
});
