import type { VarianceSplit } from "../../analysis/result.js";
import { plain } from "../format/number.js";
import { PERCENT, quantity } from "../format/quantity.js";
import { objectiveText } from "../outcome-text.js";
import type { ScenarioResult } from "../result.js";
import { DASH, type ViewTable } from "../view.js";
import { bestFirst, differenceScale, errorText, scaleOf } from "./figures.js";
import { figureColumn, NAME_COLUMN } from "./objective-table.js";

/** Monte Carlo standard errors of what the first table shows, and what pairing saved. */
export function errorsTable(result: ScenarioResult): ViewTable {
  const key = result.objective;
  const text = objectiveText(result);
  const scale = scaleOf(result, key, text);
  return {
    kind: "table",
    heading: "Monte Carlo standard errors",
    columns: [
      NAME_COLUMN,
      figureColumn(`${text.label}\nmean`, 1),
      figureColumn("vs\nreference", 1),
      figureColumn("\nP(best)", 3),
      figureColumn("\nregret", 4),
      figureColumn("variance\nreduction", 2),
    ],
    rows: bestFirst(result).map((structure) => {
      const paired = structure.difference?.[key];
      return [
        { text: structure.id },
        { text: errorText(structure.outcomes[key].standardError, scale) },
        { text: paired ? errorText(paired.standardError, differenceScale(scale)) : DASH },
        { text: errorText(structure.probabilityBestStandardError, PERCENT) },
        { text: errorText(structure.expectedRegretStandardError, differenceScale(scale)) },
        { text: paired && Number.isFinite(paired.varianceReduction) ? `${plain(paired.varianceReduction)} x` : DASH },
      ];
    }),
  };
}

/** Which share of the objective's variance is what we do not know; only with several replicates per trial. */
export function spreadTable(result: ScenarioResult): ViewTable[] {
  if (result.replicates < 2) return [];
  return [
    {
      kind: "table",
      heading: `Where the spread of ${objectiveText(result).label} comes from`,
      columns: [
        NAME_COLUMN,
        figureColumn("what we\ndo not know", 1),
        figureColumn("\nluck", 1),
        figureColumn("difference: what\nwe do not know", 2),
        figureColumn("difference:\nluck", 2),
      ],
      rows: bestFirst(result).map(({ id, outcomes, difference }) => [
        { text: id },
        ...shares(outcomes[result.objective].varianceSplit),
        ...shares(difference?.[result.objective].varianceSplit),
      ]),
    },
  ];
}

/** Both parts as shares of their sum; an estimate below zero counts as zero. */
function shares(split: VarianceSplit | undefined): { text: string }[] {
  if (split === undefined) return [{ text: DASH }, { text: DASH }];
  const parts = [split.whatWeDoNotKnow, split.luck];
  const total = parts.reduce((sum, { variance }) => sum + Math.max(0, variance), 0);
  const error = Math.max(...parts.map(({ standardError }) => standardError)) / total;
  return parts.map(({ variance }) => ({ text: quantity(Math.max(0, variance) / total, error, PERCENT) }));
}
