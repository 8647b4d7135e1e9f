import { differenceScale } from "../../../report/format/quantity.js";
import type { OutcomeId } from "../../../funnel/outcomes.js";
import { outcomeText, shortHeader } from "../../../report/outcome-text.js";
import type { ScenarioResult } from "../record.js";
import { nameOf } from "../../../report/structure-name.js";
import { DASH, type ViewTable } from "../../../report/view.js";
import { bestFirst, differenceCell, errorCell, meanCell, reductionCell, scaleOf, spreadCell } from "./figures.js";
import { figureColumn, NAME_COLUMN } from "./objective-table.js";

/** Mean of each of these outcomes per structure, best structure first. */
export function meansTable(result: ScenarioResult, outcomes: readonly OutcomeId[], heading: string): ViewTable {
  const scales = outcomes.map((id) => scaleOf(result, id, outcomeText(id)));
  return {
    kind: "table",
    heading,
    columns: [NAME_COLUMN, ...outcomes.map((id, place) => figureColumn(shortHeader(id), place + 2))],
    rows: bestFirst(result).map(({ id: name, outcomes: own }) => [
      { text: nameOf(result, name) },
      ...outcomes.map((id, place) => meanCell(own[id], scales[place])),
    ]),
  };
}

/** One outcome in full: mean, interval, difference from the reference and Monte Carlo standard errors. */
export function outcomeTable(result: ScenarioResult, id: OutcomeId): ViewTable {
  const text = outcomeText(id);
  const scale = scaleOf(result, id, text);
  const ofDifference = differenceScale(scale);
  return {
    kind: "table",
    heading: text.label,
    columns: [
      NAME_COLUMN,
      figureColumn("mean", 1),
      figureColumn("s.e.", 4),
      figureColumn("90 % interval", 2),
      figureColumn("vs\nreference", 1),
      figureColumn("difference's\ns.e.", 5),
      figureColumn("difference's\n90 % interval", 3),
      figureColumn("variance\nreduction", 6),
    ],
    rows: bestFirst(result).map(({ id: name, outcomes, difference }) => {
      const own = outcomes[id];
      const paired = difference?.[id];
      return [
        { text: nameOf(result, name) },
        meanCell(own, scale),
        { ...errorCell(own.standardError, scale), tone: "muted" },
        spreadCell(own, scale),
        paired ? differenceCell(paired, ofDifference, text.better) : { text: "reference", tone: "muted" },
        { ...(paired ? errorCell(paired.standardError, ofDifference) : { text: DASH }), tone: "muted" },
        paired ? spreadCell(paired, ofDifference) : { text: DASH },
        { ...reductionCell(paired), tone: "muted" },
      ];
    }),
  };
}
