import { child, describe, type LocatedMap, type LocatedNode } from "./located-tree.js";
import type { Report } from "./problems.js";
import { readMonth } from "./read-month.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "not-a-calendar-month": { found: string };
    "start-months-differ": { start: string; startMonth: string };
  }
}

/** A month of a year: `month` 0 is January. */
export interface CalendarMonth {
  readonly year: number;
  readonly month: number;
}

/** When a simulation starts. */
export interface Start {
  /** Calendar month of month 0; 0 is January. */
  readonly startMonth: number;
  /** The same with its year, where the file gives one. */
  readonly start?: CalendarMonth;
}

/** `start: 2027-01` or `start_month: 4`; January of no year if there is neither. */
export function readStart(tree: LocatedMap, report: Report): Start {
  const [startNode, monthNode] = [child(tree, "start"), child(tree, "start_month")];
  const startMonth = readMonth(monthNode, report);
  const start = startNode && readCalendarMonth(startNode, report);
  if (start === undefined) return { startMonth };
  if (monthNode !== undefined && startMonth !== start.month) {
    report("start-months-differ", monthNode.at, { start: calendarText(start), startMonth: describe(monthNode) });
  }
  return { startMonth: start.month, start };
}

export const CALENDAR_MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/u;

/** `2027-04`; undefined, reported, for anything else. */
export function readCalendarMonth(node: LocatedNode, report: Report): CalendarMonth | undefined {
  const parts = node.kind === "scalar" ? CALENDAR_MONTH.exec(node.text.trim()) : null;
  if (parts !== null) return { year: Number(parts[1]), month: Number(parts[2]) - 1 };
  report("not-a-calendar-month", node.at, { found: describe(node) });
  return undefined;
}

/** Whole months from one month to another; negative if it comes before. */
export const monthsBetween = (from: CalendarMonth, to: CalendarMonth): number =>
  12 * (to.year - from.year) + to.month - from.month;

export const calendarText = ({ year, month }: CalendarMonth): string =>
  `${String(year).padStart(4, "0")}-${String(month + 1).padStart(2, "0")}`;
