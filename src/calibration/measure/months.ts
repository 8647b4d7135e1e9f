import { monthOfDay } from "../reading/dates.js";

/** Counts of whole months; `first` is the month of the first, counted from 1970-01. */
export interface WholeMonths {
  readonly first: number;
  readonly counts: readonly number[];
}

/** Days by which a month may begin late or end early and still count as whole. */
const SLACK = 3;

/** How many days fall into each month; a month that begins or ends in the middle of the data is left out. */
export function countByMonth(days: ArrayLike<number>, until: number): WholeMonths {
  return sumByMonth(days, () => 1, until);
}

/** Sums of a figure of each day by month. */
export function sumByMonth(days: ArrayLike<number>, figure: (place: number) => number, until: number): WholeMonths {
  let earliest = Infinity;
  for (let place = 0; place < days.length; place++) earliest = Math.min(earliest, days[place]);
  if (!(earliest <= until)) return { first: 0, counts: [] };
  const first = monthOfDay(earliest - SLACK) === monthOfDay(earliest) ? monthOfDay(earliest) + 1 : monthOfDay(earliest);
  const last = monthOfDay(until + SLACK + 1) > monthOfDay(until) ? monthOfDay(until) : monthOfDay(until) - 1;
  // Days by number first: a million dates have few days.
  const byDay = new Float64Array(until - earliest + 1);
  for (let place = 0; place < days.length; place++)
    if (days[place] <= until) byDay[days[place] - earliest] += figure(place);
  const counts = new Array<number>(Math.max(0, last - first + 1)).fill(0);
  byDay.forEach((sum, day) => {
    const month = monthOfDay(earliest + day) - first;
    if (sum !== 0 && month >= 0 && month < counts.length) counts[month] += sum;
  });
  return { first, counts };
}

/** `2027-03`. */
export const monthName = (month: number): string =>
  `${1970 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
