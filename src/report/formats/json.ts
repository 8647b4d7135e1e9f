import { withEscapes } from "../text/harmless.js";

/** Full precision; JSON has no NaN or Infinity, so no data is null. Characters that nobody sees are escaped, so that a reader sees them. */
export function renderJson(value: unknown): string {
  // JSON.stringify writes null for every number that is not finite (ECMA-262, SerializeJSONProperty).
  const lines = JSON.stringify(value, null, 2).split("\n");
  // Outside of its texts JSON has no hidden character but the ends of lines, and inside them an escape stands for the character.
  return lines.map(withEscapes).join("\n") + "\n";
}
