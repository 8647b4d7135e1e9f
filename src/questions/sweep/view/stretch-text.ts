import { plainNumber } from "../variants/read-parameter.js";
import { valueLabel } from "./label.js";

/** So many values are named one by one. */
const MOST_NAMED = 8;

/**
 * The values of what-ifs one behind the other: `100 to 300` where they are numbers at equal steps or many, else one by one, `12, 24, 60`.
 * @param rows per what-if its values
 * @param isDrawn from a range, all of which they stand for
 */
export function stretchText(rows: readonly (readonly string[])[], isDrawn: boolean): string {
  const texts = rows.map((values) => values.map(valueLabel).join(", "));
  const [first] = texts;
  const last = texts[texts.length - 1];
  if (texts.length === 1) return first;
  if (isDrawn) return `${first} to ${last}`;
  const numbers = rows.map((values) => (values.length === 1 ? plainNumber(values[0]) : undefined));
  const known = numbers.filter((number) => number !== undefined);
  const isRange = known.length === numbers.length && (isStepped(known) || known.length > MOST_NAMED);
  if (isRange) return `${first} to ${last}`;
  const separator = rows[0].length === 1 ? ", " : "; ";
  const named = texts.slice(0, MOST_NAMED).join(separator);
  return texts.length > MOST_NAMED ? `${named} and ${texts.length - MOST_NAMED} more` : named;
}

/** Equally far from each other, but for rounding. */
function isStepped(numbers: readonly number[]): boolean {
  const step = numbers[1] - numbers[0];
  return numbers.slice(1).every((number, place) => Math.abs(number - numbers[place] - step) <= 1e-9 * Math.abs(step));
}
