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
  return { count: Math.ceil(months / width), of: (day) => Math.floor((monthOfDay(day) - first) / width) };
}
