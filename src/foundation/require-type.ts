import { InvalidInput } from "./problem.js";
import { shorten } from "./shorten.js";

export const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** For callers whose compiler does not look: throws InvalidInput for what is of another type. */
export function requireType(isRight: boolean, value: unknown, expected: string): void {
  if (isRight) return;
  throw new InvalidInput([
    { code: "wrong-type", severity: "error", arguments: { found: shownValue(value), expected } },
  ]);
}

/** Of a longer list the first items are shown. */
const MOST_ITEMS = 5;

/** A value of any type in a few words; never throws. */
export function shownValue(value: unknown): string {
  if (Array.isArray(value)) {
    const more = value.length > MOST_ITEMS ? [`${value.length - MOST_ITEMS} more`] : [];
    return `[${[...value.slice(0, MOST_ITEMS).map(shownValue), ...more].join(", ")}]`;
  }
  if (isObject(value)) return "an object";
  return typeof value === "function" ? "a function" : shorten(String(value));
}
