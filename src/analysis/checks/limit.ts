import type { Interval } from "./interval.js";

/** What a number must satisfy: all bounds given. */
export interface Limit {
  readonly atLeast?: number;
  readonly above?: number;
  readonly atMost?: number;
  readonly below?: number;
}

/** Where a limit makes sense. */
export interface LimitRange {
  /** The numbers it may lie between; beyond them it would be met always or never. */
  readonly minimum: number;
  readonly maximum: number;
  /** Whether it may be written in percent: 50% of money would be half a unit of it. */
  readonly inPercent: boolean;
}

export type Verdict = "pass" | "fail" | "undecided";

/** Pass if the limit holds everywhere in the interval, fail if it holds nowhere in it. An end that is NaN decides nothing. */
export function decide([low, high]: Interval, limit: Limit): Verdict {
  const bounds = boundsOf(limit);
  // A limit without a bound would pass anything.
  if (bounds.length === 0 || Number.isNaN(low) || Number.isNaN(high)) return "undecided";
  if (bounds.every((bound) => holds(bound, low) && holds(bound, high))) return "pass";
  return bounds.some((bound) => !holds(bound, low) && !holds(bound, high)) ? "fail" : "undecided";
}

interface Bound {
  readonly sense: keyof Limit;
  readonly value: number;
}

function boundsOf(limit: Limit): Bound[] {
  return SENSES.flatMap((sense) => {
    const value = limit[sense];
    return value === undefined ? [] : [{ sense, value }];
  });
}

const SENSES = ["atLeast", "above", "atMost", "below"] as const;

function holds({ sense, value }: Bound, number: number): boolean {
  switch (sense) {
    case "atLeast":
      return number >= value;
    case "above":
      return number > value;
    case "atMost":
      return number <= value;
    case "below":
      return number < value;
  }
}
