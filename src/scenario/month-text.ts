import type { CalendarMonth } from "./read-calendar.js";

const NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Jun 2028`. @param month of the simulation, from 1: the first is `start` */
export function calendarMonthText({ year, month: first }: CalendarMonth, month: number): string {
  const months = first + month - 1;
  return `${NAMES[months % 12]} ${String(year + Math.floor(months / 12))}`;
}
