import { growingTable, type DurationTable, type Ending } from "../estimators/duration-table.js";
import type { Exposure } from "../estimators/hazard.js";
import { OPEN, type DealList, type IsCounted } from "../lists/deal-list.js";
import { DAYS_A_MONTH } from "../lists/spans.js";
import type { Periods } from "./periods.js";

const ENDINGS: readonly Ending[] = ["open", "won", "lost"];

/** Deals by how long they took, or have taken so far; what had closed before the export is complete does not count. */
export function durationsOf(deals: DealList, periods: Periods, isCounted: IsCounted = () => true): DurationTable {
  const { count, ending, created, closed, until, completeFrom: from = -Infinity } = deals;
  const growing = growingTable(periods.count);
  for (let place = 0; place < count; place++) {
    if (!isCounted(place)) continue;
    const begun = created[place];
    const end = ending[place] === OPEN ? until : closed[place];
    growing.add(ENDINGS[ending[place]], end - begun, from - begun, periods.of(begun));
  }
  return growing.table();
}

/** Closings, and months that deals were open, period by period of the calendar. */
export function closingsOf(deals: DealList, periods: Periods): Exposure[] {
  const { count, ending, created, closed, until, completeFrom: from = -Infinity } = deals;
  const events = new Float64Array(periods.count);
  const days = new Float64Array(periods.count);
  for (let place = 0; place < count; place++) {
    const end = ending[place] === OPEN ? until : closed[place];
    const start = Math.max(created[place], from);
    if (ending[place] !== OPEN) events[periods.of(end)]++;
    // A deal's time is laid into the periods in equal parts; half a day for the day it began on.
    const [first, last] = [periods.of(start), periods.of(end)];
    const each = (end - start + 0.5) / (last - first + 1);
    for (let period = first; period <= last; period++) days[period] += each;
  }
  return Array.from(events, (closings, period) => ({ events: closings, months: days[period] / DAYS_A_MONTH }));
}
