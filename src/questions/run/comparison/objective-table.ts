import { differenceScale } from "../../../report/format/quantity.js";
import { quantityCell } from "../../../report/format/cell.js";
import type { Scale } from "../../../report/format/quantity.js";
import { objectiveHeader, objectiveText } from "../../../report/outcome-text.js";
import type { ScenarioResult, StructureResult } from "../record.js";
import { DASH, type ViewCell, type ViewColumn, type ViewTable } from "../../../report/view.js";
import { bestFirst, differenceCell, intervalText, meanCell, probabilityCell, scaleOf } from "./figures.js";

/** The name may break into lines of this many characters. */
const NAME_WIDTH = 16;

export const NAME_COLUMN: ViewColumn = { header: "structure", align: "left", priority: 1, wrapsTo: NAME_WIDTH };

export const figureColumn = (header: string, priority: number): ViewColumn => ({ header, align: "right", priority });

/** One row per structure, best first: the objective, the difference from the reference, and how sure the choice is. */
export function objectiveTable(result: ScenarioResult): ViewTable {
  const text = objectiveText(result);
  const scale = scaleOf(result, result.objective, text);
  const columns = [
    NAME_COLUMN,
    figureColumn(`${objectiveHeader(result)}\nmean`, 1),
    figureColumn("\n90 % interval", 2),
    figureColumn("vs\nreference", 1),
    figureColumn("difference's\n90 % interval", 3),
    figureColumn("\nP(best)", 1),
    figureColumn("\nregret", 4),
  ];
  const rows = bestFirst(result).map((structure) => [
    { text: structure.id, ...(structure.rank === 1 ? { tone: "strong" as const } : {}) },
    ...objectiveCells(structure, result, scale),
    ...differenceCells(structure, result, scale),
    probabilityCell(structure),
    quantityCell(structure.expectedRegret, structure.expectedRegretStandardError, differenceScale(scale)),
  ]);
  const shown = result.structures.length === 1 ? 3 : columns.length;
  return { kind: "table", columns: columns.slice(0, shown), rows: rows.map((cells) => cells.slice(0, shown)) };
}

function objectiveCells({ outcomes }: StructureResult, { objective }: ScenarioResult, scale: Scale): ViewCell[] {
  return [
    { ...meanCell(outcomes[objective], scale), tone: "strong" },
    { text: intervalText(outcomes[objective], scale) },
  ];
}

function differenceCells({ difference }: StructureResult, result: ScenarioResult, scale: Scale): ViewCell[] {
  const paired = difference?.[result.objective];
  if (paired === undefined) {
    return [
      { text: "reference", tone: "muted" },
      { text: DASH, tone: "muted" },
    ];
  }
  const ofDifference = differenceScale(scale);
  return [
    differenceCell(paired, ofDifference, objectiveText(result).better),
    { text: intervalText(paired, ofDifference) },
  ];
}
