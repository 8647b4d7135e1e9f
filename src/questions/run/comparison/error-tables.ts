import { quantityCell } from "../../../report/format/cell.js";
import { differenceScale, PERCENT } from "../../../report/format/quantity.js";
import { objectiveHeader, objectiveText } from "../../../report/outcome-text.js";
import type { ScenarioResult } from "../record.js";
import { nameOf } from "../../../report/structure-name.js";
import { DASH, type ViewTable } from "../../../report/view.js";
import { bestFirst, errorCell, reductionCell, scaleOf } from "./figures.js";
import { figureColumn, NAME_COLUMN } from "./objective-table.js";

/** Monte Carlo standard errors of what the first table shows, and what pairing saved. */
export function errorsTable(result: ScenarioResult): ViewTable {
  const key = result.objective;
  const text = objectiveText(result);
  const scale = scaleOf(result, key, text);
  return {
    kind: "table",
    heading: "Sampling errors (standard errors)",
    columns: [
      NAME_COLUMN,
      figureColumn(`${objectiveHeader(result)}\nmean`, 1),
      figureColumn("vs\nreference", 1),
      figureColumn("\nP(best)", 3),
      figureColumn("expected\nregret", 4),
      figureColumn("its\nerror", 4),
      figureColumn("variance\nreduction", 2),
    ],
    rows: bestFirst(result).map((structure) => {
      const paired = structure.difference?.[key];
      return [
        { text: nameOf(result, structure.id) },
        errorCell(structure.outcomes[key].standardError, scale),
        paired ? errorCell(paired.standardError, differenceScale(scale)) : { text: DASH },
        errorCell(structure.probabilityBestStandardError, PERCENT),
        quantityCell(structure.expectedRegret, structure.expectedRegretStandardError, differenceScale(scale)),
        errorCell(structure.expectedRegretStandardError, differenceScale(scale)),
        reductionCell(paired),
      ];
    }),
  };
}
