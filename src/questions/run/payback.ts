import type { Payback, PaybackMonth } from "../../analysis/payback.js";
import { monthCellText } from "../../report/format/calendar.js";
import { nameOf } from "../../report/structure-name.js";
import { figureCell, quantityCell } from "../../report/format/cell.js";
import { PERCENT } from "../../report/format/quantity.js";
import type { ViewCell, ViewTable } from "../../report/view.js";
import { figureColumn, NAME_COLUMN } from "./comparison/objective-table.js";
import type { PaybackRecord, ScenarioResult } from "./record.js";

/** Months count from 1 for people. */
export function paybackRecord({ p5, p50, p95, ...payback }: Payback): PaybackRecord {
  return { ...payback, p5: monthFromOne(p5), p50: monthFromOne(p50), p95: monthFromOne(p95) };
}

const monthFromOne = (month: PaybackMonth): PaybackMonth => (month === "later" ? month : month + 1);

/** When the changes have paid for themselves, if there are any. */
export function paybackTables(result: ScenarioResult): ViewTable[] {
  const { paybacks = [], horizonMonths } = result;
  if (paybacks.length === 0) return [];
  const month = (value: PaybackMonth): ViewCell =>
    value === "later"
      ? { text: `beyond ${horizonMonths}` }
      : figureCell(monthCellText(result, value), value, { unit: "month" });
  return [
    {
      kind: "table",
      heading: "When the change has paid for itself, in cumulative discounted profit",
      columns: [
        NAME_COLUMN,
        figureColumn(`paid back within\n${horizonMonths} months`, 1),
        figureColumn("\nby month", 1),
        figureColumn("early,\n1 in 20", 2),
        figureColumn("late,\n19 in 20", 2),
      ],
      rows: paybacks.map(({ structure, withinHorizon: { mean, standardError }, p5, p50, p95 }) => [
        { text: nameOf(result, structure) },
        quantityCell(mean, standardError, PERCENT),
        month(p50),
        month(p5),
        month(p95),
      ]),
    },
  ];
}

export const PAYBACK =
  "Paid back: the month from whose end on the structure's profit so far, discounted, stays above that of today's structure until the horizon; " +
  "by month: half of the trials are paid back by then, and trials that are not ahead at the horizon count as beyond it.";
