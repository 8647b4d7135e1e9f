import { isMoneyUnit } from "../../assumptions/money-unit.js";
import { scaleOfUnit } from "../../report/cases/figures.js";
import { changesTable } from "../../report/changes/table.js";
import { countCell, quantityCell, signedQuantityCell } from "../../report/format/cell.js";
import { differenceScale, WHOLE_PERCENT, type Scale } from "../../report/format/quantity.js";
import { objectiveText } from "../../report/outcome-text.js";
import { nameOf } from "../../report/structure-name.js";
import { DASH, type ViewCell, type ViewTable } from "../../report/view.js";
import { figureColumn, NAME_COLUMN } from "../run/comparison/objective-table.js";
import { WITHIN_ERROR } from "./captions.js";
import { comparedCurrency } from "./currency.js";
import { movedOutcomes, surestFirst } from "./moved.js";
import { parameterHead, valueCell } from "../sweep/view/label.js";
import type { ComparedVariant, MovedFigure, MovedOutcome, ResultComparison, StoredWinner } from "./record.js";

/** Structure by structure, the best first as things are: the objective and P(best), then and now. */
export function objectivesTable(comparison: ResultComparison): ViewTable {
  const { objectives, probabilities, objective = "" } = comparison;
  const { label, better } = objectiveText({ objective, objectiveLabel: "objective" });
  const currency = comparedCurrency(comparison);
  const sign = better === "lower" ? 1 : -1;
  const rows = [...objectives].sort((a, b) => sign * (a.now.mean - b.now.mean));
  const levels = rows.flatMap(({ before, now }) => [before.mean, now.mean]);
  const scale = scaleOfUnit(rows[0].unit, levels);
  const areSure = probabilities.length > 0;
  return {
    kind: "table",
    columns: [
      NAME_COLUMN,
      figureColumn(`${label}${currency === undefined ? "" : ` (${currency})`}\nwas`, 1),
      figureColumn("\nis", 1),
      figureColumn("\ndifference", 1),
      ...(areSure ? [figureColumn("best\nwas", 2), figureColumn("\nis", 2)] : []),
    ],
    rows: rows.map((row) => [
      { text: nameOf(comparison, row.structure) },
      ...levelCells(row, scale),
      differenceCell(row, scale),
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
  share === undefined ? [{ text: "" }, { text: "" }] : levelCells(share, WHOLE_PERCENT);

/** With its mark where it is within Monte Carlo error. */
function differenceCell({ difference, standardError, resolved }: MovedFigure, scale: Scale): ViewCell {
  if (difference === 0) return { text: "same", tone: "muted" };
  const cell = signedQuantityCell(difference, standardError, differenceScale(scale));
  return resolved || Number.isNaN(difference) ? cell : { ...cell, mark: WITHIN_ERROR };
}

/** What differs beyond Monte Carlo error, an outcome a row: in how many structures, and the one in which it is told the most surely. */
export function movedTable(comparison: ResultComparison): ViewTable {
  return {
    kind: "table",
    heading: "What else differs",
    columns: [
      { header: "mean", align: "left", priority: 1, wrapsTo: 14 },
      { ...figureColumn("in struc-\ntures", 2), longHeader: "in structures" },
      { header: "the most surely in", align: "left", priority: 1, wrapsTo: 14 },
      figureColumn("was", 1),
      figureColumn("is", 1),
      figureColumn("difference", 1),
    ],
    rows: movedOutcomes(comparison).map((found) => {
      const [{ structure }] = found;
      const name = { text: nameOf(comparison, structure) };
      return [{ text: labelText(found[0], comparison) }, countCell(found.length), name, ...figureCells(found[0])];
    }),
  };
}

/** Every other mean, whether it differs or not. */
export function outcomesTable(comparison: ResultComparison): ViewTable {
  return {
    kind: "table",
    heading: "Other outcomes",
    columns: [
      { header: "mean", align: "left", priority: 1, wrapsTo: 20 },
      { header: "structure", align: "left", priority: 1, wrapsTo: 14 },
      figureColumn("was", 1),
      figureColumn("is", 1),
      figureColumn("difference", 1),
    ],
    rows: surestFirst(comparison.outcomes).map((row) => [
      { text: labelText(row, comparison) },
      { text: nameOf(comparison, row.structure) },
      ...figureCells(row),
    ]),
  };
}

/** `revenue (EUR)`: money with what it is in, where both results are in the same. */
const labelText = ({ label, unit }: MovedOutcome, { currency }: ResultComparison): string =>
  currency !== undefined && isMoneyUnit(unit) ? `${label} (${currency})` : label;

function figureCells(row: MovedOutcome): ViewCell[] {
  const scale = scaleOfUnit(row.unit, [row.before.mean, row.now.mean]);
  return [...levelCells(row, scale), differenceCell(row, scale)];
}

/** What-if by what-if: which structure is best, then and now, and by how much. */
export function variantsTable(comparison: ResultComparison, variants: readonly ComparedVariant[]): ViewTable {
  const scale = differenceScale(
    scaleOfUnit(
      variants[0].objectives.at(0)?.unit ?? "",
      variants.flatMap(({ objectives }) => objectives.map(({ now }) => now.mean)),
    ),
  );
  const name = (winner: StoredWinner | undefined) => ({ text: winner ? nameOf(comparison, winner.structure) : DASH });
  const lead = (winner: StoredWinner | undefined): ViewCell =>
    winner ? signedQuantityCell(winner.lead.mean, winner.lead.standardError, scale) : { text: DASH };
  return {
    kind: "table",
    heading: "What-ifs",
    columns: [
      ...variants[0].values.map(({ key }, place) => ({
        ...figureColumn(
          parameterHead(key, (id) => nameOf(comparison, id)),
          place < 2 ? 1 : 4,
        ),
      })),
      { header: "best\nwas", align: "left", priority: 1, wrapsTo: 14 },
      { header: "\nis", align: "left", priority: 1, wrapsTo: 14 },
      figureColumn("lead\nwas", 2),
      figureColumn("\nis", 2),
      figureColumn("\ndifference", 3),
    ],
    rows: variants.map(({ values, winners, lead: moved }) => [
      ...values.map(({ value }) => valueCell(value)),
      name(winners.before),
      name(winners.now),
      lead(winners.before),
      lead(winners.now),
      moved === undefined ? { text: DASH } : differenceCell(moved, scale),
    ]),
  };
}

/** Checks whose result is another one. */
export const checksTable = (comparison: ResultComparison): ViewTable => ({
  ...changesTable(comparison.checks, comparison),
  heading: "Checks",
});
