import { growingTable, type DurationTable, type EpisodeEnd } from "../estimators/duration-table.js";
import type { Exposure } from "../estimators/hazard.js";
import { FORGOTTEN, OPEN, type DealList, type IsCounted } from "../lists/deal-list.js";
import { DAYS_A_MONTH } from "../lists/spans.js";
import type { Periods } from "./periods.js";

const ENDINGS: readonly EpisodeEnd[] = ["open", "won", "lost", "forgotten"];

/** Deals by how long they took, or have taken so far; what had closed before the export is complete does not count. */
export function durationsOf(deals: DealList, periods: Periods, isCounted: IsCounted = () => true): DurationTable {
  const { count, ending, created, closed, until, completeFrom: from = -Infinity } = deals;
  const growing = growingTable(periods.count);
  for (let place = 0; place < count; place++) {
    if (!isCounted(place)) continue;
    const begun = created[place];
    const end = ending[place] === OPEN ? until : closed[place];
    // One that had been given up before was there when the list began to be complete.
    const days = ending[place] === FORGOTTEN ? Math.max(end - begun, from - begun) : end - begun;
    growing.add(ENDINGS[ending[place]], days, from - begun, periods.of(begun));
  }
  return growing.table();
}

/**
 * Closings, and months that deals were open, period by period of the calendar. Forgotten ones were closed by nobody, and say nothing of how
 * long that takes; an open one counts for how likely it is to be none of them, by its age in days.
 */
export function closingsOf(deals: DealList, periods: Periods, isKept: (days: number) => number = () => 1): Exposure[] {
  const { count, ending, created, closed, until, completeFrom: from = -Infinity } = deals;
  const events = new Float64Array(periods.count);
  const days = new Float64Array(periods.count);
  for (let place = 0; place < count; place++) {
    if (ending[place] === FORGOTTEN) continue;
    const isOpen = ending[place] === OPEN;
    const end = isOpen ? until : closed[place];
    const start = Math.max(created[place], from);
    if (!isOpen) events[periods.of(end)]++;
    // A deal's time is laid into the periods in equal parts; half a day for the day it began on.
    const [first, last] = [periods.of(start), periods.of(end)];
    const each = ((isOpen ? isKept(end - created[place]) : 1) * (end - start + 0.5)) / (last - first + 1);
    for (let period = first; period <= last; period++) days[period] += each;
  }
  return Array.from(events, (closings, period) => ({ events: closings, months: days[period] / DAYS_A_MONTH }));
}
