import { shorten } from "../located-tree.js";
import type { Row } from "./read-table.js";

/** A cell that names a row of totals. */
export const TOTAL = /^(?:grand |sub-?)?(?:totals?|sum|summe|gesamt|somme|suma|celkem|totale|totaal)\b/iu;
/** Of the sum of what stands above it. */
const TOLERANCE = 1e-9;
/** Fewer values may sum up by chance. */
const FEWEST = 4;

/** The last row, where it is not one more value but the sum of those above it: by its words, or by its number. */
export function totalsLine(
  rows: readonly Row[],
  place: number,
  values: readonly number[],
): { readonly line: number; readonly found: string } | undefined {
  const last = rows.at(-1);
  const value = values.at(-1);
  if (last === undefined || value === undefined || last.cells[place] === "") return undefined;
  const found = { line: last.line, found: shorten(last.cells[place], 40) };
  if (last.cells.some((cell) => TOTAL.test(cell))) return found;
  const above = values.slice(0, -1).reduce((sum, one) => sum + one, 0);
  return values.length >= FEWEST && value !== 0 && Math.abs(value - above) <= TOLERANCE * Math.abs(value)
    ? found
    : undefined;
}
