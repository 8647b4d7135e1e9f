import { calendarText, monthsBetween, readCalendarMonth, type CalendarMonth } from "./read-calendar.js";
import { child, describe, type LocatedMap, type LocatedNode } from "./located-tree.js";
import type { Report } from "./problems.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "after-and-from": Record<never, never>;
    "from-without-start": Record<never, never>;
    "from-before-start": { from: string; start: string };
  }
}

/** In how many whole months a change comes: `after: 3`, or `from: 2027-04`; undefined, reported, if that cannot be told. */
export function readWhen(node: LocatedMap, start: CalendarMonth | undefined, report: Report): number | undefined {
  const [after, from] = [child(node, "after"), child(node, "from")];
  if (after !== undefined && from !== undefined) {
    report("after-and-from", from.at, {});
    return undefined;
  }
  if (after !== undefined) return readMonthsAhead(after, report);
  if (from === undefined) {
    report("missing-key", node.at, { key: "after" });
    return undefined;
  }
  if (start === undefined) {
    report("from-without-start", from.at, {});
    return undefined;
  }
  const month = readCalendarMonth(from, report);
  const months = month && monthsBetween(start, month);
  if (month === undefined || months === undefined || months >= 0) return months;
  report("from-before-start", from.at, { from: calendarText(month), start: calendarText(start) });
  return undefined;
}

/** The longest a simulation can be. */
const MOST_MONTHS = 600;

/** A whole number of months: a change comes between two months, never within one. */
function readMonthsAhead(node: LocatedNode, report: Report): number | undefined {
  const found = describe(node);
  const months = node.kind === "scalar" && typeof node.value === "number" ? node.value : NaN;
  if (!Number.isInteger(months)) report("wrong-type", node.at, { found, expected: "a whole number of months" });
  else if (months < 0 || months > MOST_MONTHS)
    report("out-of-range", node.at, { found, minimum: 0, maximum: MOST_MONTHS });
  else return months;
  return undefined;
}
