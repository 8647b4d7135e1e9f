import { InvalidInput } from "../foundation/problem.js";

export const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** For callers whose compiler does not look: throws InvalidInput for what is of another type. */
export function requireType(isRight: boolean, value: unknown, expected: string): void {
  if (isRight) return;
  const found = typeof value === "object" && value !== null ? "an object" : String(value);
  throw new InvalidInput([{ code: "wrong-type", severity: "error", arguments: { found, expected } }]);
}
