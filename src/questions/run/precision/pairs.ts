import type { Comparison, PairComparison } from "../../../analysis/comparison.js";
import { NOT_COMPARED } from "../../../analysis/pairs.js";
import { bestFirst } from "../comparison/figures.js";
import { figureColumn, NAME_COLUMN } from "../comparison/objective-table.js";
import { quantityCell } from "../../../report/format/cell.js";
import { PERCENT } from "../../../report/format/quantity.js";
import type { ScenarioResult } from "../record.js";
import { DASH, type ViewCell, type ViewTable } from "../../../report/view.js";
import type { PairRecord } from "../record.js";

/** Those that were compared. */
export function pairRecords({ structures, pairs }: Comparison): PairRecord[] {
  return structures.flatMap(({ id: second }, b) =>
    structures
      .slice(0, b)
      .flatMap(({ id: first }, a) => (pairs[a][b] === NOT_COMPARED ? [] : pairRecord(first, second, pairs[a][b]))),
  );
}

function pairRecord(
  first: string,
  second: string,
  { probabilityBetter, probabilityBetterStandardError, advantage }: PairComparison,
): PairRecord {
  return {
    first,
    second,
    probabilityFirstBetter: probabilityBetter,
    standardError: probabilityBetterStandardError,
    advantage: advantage.mean,
    advantageStandardError: advantage.standardError,
  };
}

/** P(row beats column), best structure first; a column is known by its structure's place in that order. */
export function pairsTable(result: ScenarioResult): ViewTable {
  const order = bestFirst(result);
  return {
    kind: "table",
    heading: "P(beats), pair by pair",
    columns: [
      figureColumn("rank", 1),
      NAME_COLUMN,
      ...order.map((_, place) => figureColumn(`beats\nno. ${place + 1}`, place + 2)),
    ],
    rows: order.map(({ id, rank }, row) => [
      { text: Number.isNaN(rank) ? DASH : String(rank) },
      { text: id },
      ...order.map(({ id: other }, column) => (row === column ? { text: "" } : beats(result, id, other))),
    ]),
  };
}

function beats({ pairs }: ScenarioResult, id: string, other: string): ViewCell {
  for (const { first, second, probabilityFirstBetter, standardError } of pairs) {
    if (first === id && second === other) return quantityCell(probabilityFirstBetter, standardError, PERCENT);
    if (first === other && second === id) return quantityCell(1 - probabilityFirstBetter, standardError, PERCENT);
  }
  return { text: DASH };
}
