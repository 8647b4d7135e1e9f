import type { VarianceSplit } from "../../../analysis/comparison.js";
import type { OutcomeId } from "../../../funnel/outcomes.js";
import { bestFirst } from "../comparison/figures.js";
import { figureColumn, NAME_COLUMN } from "../comparison/objective-table.js";
import { quantityCell } from "../../../report/format/cell.js";
import { PERCENT, POINTS } from "../../../report/format/quantity.js";
import { objectiveText, outcomeText } from "../../../report/outcome-text.js";
import type { ScenarioResult } from "../record.js";
import { nameOf } from "../../../report/structure-name.js";
import { DASH, type ViewCell, type ViewTable } from "../../../report/view.js";

/** Per outcome the split of its variance, and of its difference's, in two; only with two replicates or more. */
export function varianceTables(result: ScenarioResult, outcomes: readonly OutcomeId[]): ViewTable[] {
  if (result.replicates < 2) return [];
  return [...new Set<string>([result.objective, ...outcomes])].map((key) => varianceTable(result, key));
}

function varianceTable(result: ScenarioResult, key: string): ViewTable {
  const { label } = key === result.objective ? objectiveText(result) : outcomeText(key);
  return {
    kind: "table",
    heading: `Where the variance of ${label} comes from`,
    columns: [
      NAME_COLUMN,
      figureColumn("what we\ndo not know", 1),
      figureColumn("\nluck", 1),
      figureColumn("\nerror", 3),
      figureColumn("difference: what\nwe do not know", 2),
      figureColumn("difference:\nluck", 2),
      figureColumn("difference:\nerror", 4),
    ],
    rows: bestFirst(result).map(({ id, outcomes, difference }) => [
      { text: nameOf(result, id) },
      ...shareCells(outcomes[key].varianceSplit),
      ...shareCells(difference?.[key].varianceSplit),
    ]),
  };
}

/** Both parts as shares of their sum, an estimate below zero counting as zero, and the standard error of either share. */
function shareCells(split: VarianceSplit | undefined): readonly ViewCell[] {
  if (split === undefined) return [DASH, DASH, DASH].map((text) => ({ text }));
  const unknown = Math.max(0, split.whatWeDoNotKnow.variance);
  const luck = split.luck.variance;
  const total = unknown + luck;
  const error = shareError(split, unknown, luck);
  const share = (part: number): ViewCell => quantityCell(part / total, error, PERCENT);
  return [share(unknown), share(luck), quantityCell(error, error, { ...PERCENT, suffix: POINTS })];
}

/**
 * Standard error of a share b / (b + w), at most: by the delta method it is |w db - b dw| / (b + w)^2, and whatever the
 * correlation of both estimates, their standard errors add up to no less (Cauchy-Schwarz).
 */
function shareError({ whatWeDoNotKnow, luck }: VarianceSplit, b: number, w: number): number {
  return (w * whatWeDoNotKnow.standardError + b * luck.standardError) / (b + w) ** 2;
}
