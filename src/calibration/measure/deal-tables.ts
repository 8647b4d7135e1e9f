import { growingTable, type DurationTable, type EpisodeEnd } from "../estimators/duration-table.js";
import type { Exposure } from "../estimators/hazard.js";
import { isStillOpen, type DealList, type IsCounted } from "../lists/deal-list.js";
import { DAYS_A_MONTH } from "../lists/spans.js";
import { firstOf, type Periods } from "./periods.js";

const ENDINGS: readonly EpisodeEnd[] = ["open", "won", "lost", "forgotten"];

/** Deals by how long they took, or have taken so far; what had closed before the export is complete does not count. */
export function durationsOf(deals: DealList, periods: Periods, isCounted: IsCounted = () => true): DurationTable {
  const { count, ending, created, closed, until, completeFrom: from = -Infinity } = deals;
  const growing = growingTable(periods.count);
  for (let place = 0; place < count; place++) {
    if (!isCounted(place)) continue;
    const begun = created[place];
    const end = isStillOpen(ending[place]) ? until : closed[place];
    growing.add(ENDINGS[ending[place]], end - begun, from - begun, periods.of(begun));
  }
  return growing.table();
}

/** Closings and months that deals were open, with how much single deals differ. */
export interface Closings {
  /** Period by period of the calendar. */
  readonly exposures: readonly Exposure[];
  /** Variance of the closings for their exposure, over that of Poisson's law: 1 where the hazard is constant. */
  readonly spread: number;
}

/**
 * Closings, and months that deals were open. An open one, given up or not, counts for how likely it is that somebody still closes it, by its
 * age in days: of those that nobody closes there is nothing to learn of how long that takes.
 */
export function closingsOf(deals: DealList, periods: Periods, isKept: (days: number) => number = () => 1): Closings {
  const { count, ending, created, closed, until, completeFrom: from = -Infinity } = deals;
  const first = firstOf(created, until);
  const [events, months] = [new Float64Array(periods.count), new Float64Array(periods.count)];
  // How many deals there are more on a day than on the one before; half a day for the day one began on.
  const change = new Float64Array(until - first + 2);
  const [weights, days] = [new Float64Array(count), new Float64Array(count)];
  let [closings, total] = [0, 0];
  for (let place = 0; place < count; place++) {
    const isOpen = isStillOpen(ending[place]);
    const end = isOpen ? until : closed[place];
    const start = Math.max(created[place], from);
    const weight = isOpen ? isKept(end - created[place]) : 1;
    change[start - first] += weight;
    change[end - first + 1] -= weight;
    months[periods.of(start)] -= weight / 2 / DAYS_A_MONTH;
    weights[place] = weight;
    days[place] = end - start + 0.5;
    total += weight * days[place];
    if (isOpen) continue;
    events[periods.of(end)]++;
    closings++;
  }
  let open = 0;
  for (let day = first; day <= until; day++) months[periods.of(day)] += (open += change[day - first]) / DAYS_A_MONTH;
  let square = 0;
  for (let place = 0; place < count; place++)
    square += weights[place] * ((isStillOpen(ending[place]) ? 0 : 1) - (closings * days[place]) / total) ** 2;
  return {
    exposures: Array.from(events, (own, period) => ({ events: own, months: months[period] })),
    spread: closings > 0 ? square / closings : 1,
  };
}
