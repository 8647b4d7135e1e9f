import { CALIBRATED, CALIBRATION } from "../../report/calibration.js";
import { quantityCell, signedQuantityCell } from "../../report/format/cell.js";
import { differenceScale, scaleFor } from "../../report/format/quantity.js";
import { trialCount } from "../../report/format/trials.js";
import { headerLine } from "../../report/header-line.js";
import { objectiveHeader, objectiveText } from "../../report/outcome-text.js";
import { nameOf } from "../../report/structure-name.js";
import type { View, ViewTable } from "../../report/view.js";
import { weakened } from "../../report/warnings.js";
import { errorCell } from "../run/comparison/figures.js";
import { figureColumn, NAME_COLUMN } from "../run/comparison/objective-table.js";
import { incompleteWarnings, withAllTrials } from "./incomplete.js";
import type { ComparedResult } from "./record.js";
import { comparedVerdict } from "./verdict.js";

/** What an interrupt left that came before the statistics were done: who is ahead, and by how much. */
export function comparedView(result: ComparedResult): View {
  return {
    title: result.name,
    header: headerLine(withAllTrials(result)),
    verdict: comparedVerdict(result),
    blocks: [meansTable(result)],
    notes: [CALIBRATED],
    captions: [CALIBRATION],
    provenance: [`seed ${result.seed}`],
    warnings: [...weakened(result), ...incompleteWarnings(result)],
    partial:
      "Interrupted: this is a partial result. What decides, what knowing it is worth and what would flip it is missing; " +
      `who is ahead rests on ${trialCount(result.trials)}.`,
  };
}

function meansTable(result: ComparedResult): ViewTable {
  const { structures, best, second, lead } = result;
  const { unit } = objectiveText(result);
  const levels = scaleFor(
    unit,
    structures.map(({ objective: { mean } }) => mean),
  );
  const leads = differenceScale(levels);
  return {
    kind: "table",
    columns: [NAME_COLUMN, figureColumn(`mean\n${objectiveHeader(result)}`, 1), figureColumn("s.e.", 2)],
    rows: [
      ...structures.map(({ id, objective: { mean, standardError } }) => [
        { text: nameOf(result, id) },
        quantityCell(mean, standardError, levels),
        { ...errorCell(standardError, levels), tone: "muted" as const },
      ]),
      [
        { text: `${nameOf(result, best)} less ${nameOf(result, second)}` },
        signedQuantityCell(lead.mean, lead.standardError, leads),
        { ...errorCell(lead.standardError, leads), tone: "muted" as const },
      ],
    ],
  };
}
