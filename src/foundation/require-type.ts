import { InvalidInput } from "./problem.js";

export const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** For callers whose compiler does not look: throws InvalidInput for what is of another type. */
export function requireType(isRight: boolean, value: unknown, expected: string): void {
  if (isRight) return;
  throw new InvalidInput([
    { code: "wrong-type", severity: "error", arguments: { found: shownValue(value), expected } },
  ]);
}

/** A value of any type in a few words; never throws. */
export function shownValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shownValue).join(", ")}]`;
  if (isObject(value)) return "an object";
  return typeof value === "function" ? "a function" : String(value);
}
