import { growingTable, type DurationTable } from "../estimators/duration-table.js";
import type { Exposure } from "../estimators/hazard.js";
import type { Deal, Deals } from "../lists/deals.js";
import { DAYS_A_MONTH } from "../lists/spans.js";
import type { Periods } from "./periods.js";

/** Deals by how long they took, or have taken so far; what had closed before the export is complete does not count. */
export function durationsOf(
  { deals, until, completeFrom: from = -Infinity }: Deals,
  periods: Periods,
  isCounted: (deal: Deal) => boolean = () => true,
): DurationTable {
  const growing = growingTable(periods.count);
  for (const deal of deals) {
    if (!isCounted(deal)) continue;
    const end = deal.ending === "open" ? until : deal.closed;
    growing.add(deal.ending, end - deal.created, from - deal.created, periods.of(deal.created));
  }
  return growing.table();
}

/** Closings, and months that deals were open, period by period of the calendar. */
export function closingsOf({ deals, until, completeFrom: from = -Infinity }: Deals, periods: Periods): Exposure[] {
  const events = new Float64Array(periods.count);
  const days = new Float64Array(periods.count);
  for (const deal of deals) {
    const end = deal.ending === "open" ? until : deal.closed;
    const start = Math.max(deal.created, from);
    if (deal.ending !== "open") events[periods.of(end)]++;
    // A deal's time is laid into the periods in proportion; half a day for the day it began on.
    const [first, last] = [periods.of(start), periods.of(end)];
    const each = (end - start + 0.5) / (last - first + 1);
    for (let period = first; period <= last; period++) days[period] += each;
  }
  return Array.from(events, (count, period) => ({ events: count, months: days[period] / DAYS_A_MONTH }));
}
