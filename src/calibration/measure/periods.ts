import { monthOfDay } from "../reading/dates.js";

/** Stretches of time between which a rate may move: quarters of the calendar from two years on, else months. */
export interface Periods {
  readonly count: number;
  readonly of: (day: number) => number;
}

const MONTHS_FOR_QUARTERS = 24;

export function periodsOf(firstDay: number, lastDay: number): Periods {
  const first = monthOfDay(firstDay);
  const months = monthOfDay(lastDay) - first + 1;
  const width = months >= MONTHS_FOR_QUARTERS ? 3 : 1;
  // A date for every day of a long list would take longer than all else.
  const table = Int32Array.from({ length: lastDay - firstDay + 1 }, (_, day) =>
    Math.floor((monthOfDay(firstDay + day) - first) / width),
  );
  return { count: Math.ceil(months / width), of: (day) => table[day - firstDay] };
}

/** The first of some days, `until` at the latest. */
export const firstOf = (days: Int32Array, until: number): number =>
  days.reduce((least, day) => Math.min(least, day), until);
