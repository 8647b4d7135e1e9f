import { isoDay, monthOfDay } from "../reading/dates.js";

/** Counts of whole months; `first` is the month of the first, counted from 1970-01. */
export interface WholeMonths {
  readonly first: number;
  readonly counts: readonly number[];
}

/** Days by which a month may begin late or end early and still count as whole. */
const SLACK = 3;

/** How many days fall into each month; a month that begins or ends in the middle of the data is left out. */
export function countByMonth(days: readonly number[], until: number): WholeMonths {
  if (days.length === 0) return { first: 0, counts: [] };
  const earliest = days.reduce((least, day) => Math.min(least, day), Infinity);
  const first = monthOfDay(earliest - SLACK) === monthOfDay(earliest) ? monthOfDay(earliest) + 1 : monthOfDay(earliest);
  const last = monthOfDay(until + SLACK + 1) > monthOfDay(until) ? monthOfDay(until) : monthOfDay(until) - 1;
  const counts = new Array<number>(Math.max(0, last - first + 1)).fill(0);
  for (const day of days) {
    const month = monthOfDay(day) - first;
    if (month >= 0 && month < counts.length) counts[month]++;
  }
  return { first, counts };
}

/** `2027-03`. */
export const monthName = (month: number): string =>
  `${1970 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

export const span = (from: number, to: number): string => `${isoDay(from)} to ${isoDay(to)}`;
