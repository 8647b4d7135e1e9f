import type { Comparison, PairComparison } from "../../../analysis/comparison.js";
import { NOT_COMPARED } from "../../../analysis/pairs.js";
import { bestFirst } from "../comparison/figures.js";
import { figureColumn, NAME_COLUMN } from "../comparison/objective-table.js";
import { countCell, quantityCell } from "../../../report/format/cell.js";
import { PERCENT } from "../../../report/format/quantity.js";
import { pairOf } from "../pair-of.js";
import type { ScenarioResult, StructureResult } from "../record.js";
import { nameOf } from "../../../report/structure-name.js";
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

/**
 * P(row beats column), best structure first; a column is known by its structure's place in that order. One that was not compared with
 * all has no column.
 */
export function pairsTable(result: ScenarioResult): ViewTable {
  const order = bestFirst(result);
  const columns = [...order.entries()].filter(
    ([, { id }]) =>
      result.pairs.filter(({ first, second }) => first === id || second === id).length === order.length - 1,
  );
  return {
    kind: "table",
    heading: "P(beats), pair by pair",
    columns: [
      figureColumn("rank", 1),
      NAME_COLUMN,
      ...columns.map(([place]) => figureColumn(`beats\nno. ${place + 1}`, place + 2)),
    ],
    rows: order.map((one, row) => [
      Number.isNaN(one.rank) ? { text: DASH } : countCell(one.rank),
      { text: nameOf(result, one.id) },
      ...columns.map(([column, other]) => (row === column ? { text: "" } : beats(result, one, other))),
    ]),
  };
}

function beats(result: ScenarioResult, one: StructureResult, other: StructureResult): ViewCell {
  const pair = pairOf(result, one, other);
  return pair === undefined ? { text: DASH } : quantityCell(pair.probabilityFirstBetter, pair.standardError, PERCENT);
}
