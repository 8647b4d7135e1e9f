import { calendarMonthText } from "../../scenario/month-text.js";
import type { ScenarioHeader } from "../result/scenario-header.js";

type Start = Pick<ScenarioHeader, "start">;

/** A month of the simulation, from 1, as people call it: `Jun 2028` where the scenario has a calendar, else `month 18`. */
export function monthText({ start }: Start, month: number): string {
  return start === undefined ? `month ${month}` : calendarMonthText(start, month);
}

/** The same for a column of months: `18` where there is no calendar. */
export function monthCellText({ start }: Start, month: number): string {
  return start === undefined ? String(month) : calendarMonthText(start, month);
}

/** `24 months`, or `Jul 2027 to Jun 2029`; whole years are named alone, `2027 to 2028`. */
export function horizonText({ start, horizonMonths }: Start & Pick<ScenarioHeader, "horizonMonths">): string {
  if (start === undefined) return horizonMonths === 1 ? "1 month" : `${horizonMonths} months`;
  if (start.month === 0 && horizonMonths % 12 === 0) {
    const last = start.year + horizonMonths / 12 - 1;
    return last === start.year ? String(last) : `${start.year} to ${last}`;
  }
  if (horizonMonths === 1) return calendarMonthText(start, 1);
  return `${calendarMonthText(start, 1)} to ${calendarMonthText(start, horizonMonths)}`;
}
