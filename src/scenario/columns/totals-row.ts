import { shorten } from "../../foundation/shorten.js";
import type { Row } from "./read-table.js";

const WORDS =
  "(?:grand |sub-?|sous-)?(?:totals?|sum|(?:gesamt|zwischen|end)?summe|gesamt(?:ergebnis)?|somme|suma|celkem|totale|totaal)";
/** A cell that names a row of totals. */
export const TOTAL = new RegExp(`^${WORDS}\\b`, "iu");
/** The same, and nothing else: a customer may be called Total Something. */
const JUST_TOTAL = new RegExp(`^${WORDS}\\s*:?$`, "iu");
/** Of the sum of what stands above it. */
const TOLERANCE = 1e-9;
/** Fewer values may sum up by chance. */
const FEWEST = 4;

/** The first row that looks like a total, and how many more do. */
export interface TotalsRows {
  readonly line: number;
  /** What it says of the column. */
  readonly found: string;
  readonly others: number;
}

/** Rows that are not one more value but the sum of others: by how they begin, or the last by its words or its number. */
export function totalsRows(rows: readonly Row[], place: number, values: readonly number[]): TotalsRows | undefined {
  const last = rows.at(-1);
  const totals = rows.filter(
    (row) => row.cells[place] !== "" && (beginsAsTotal(row) || (row === last && isTotalOf(row, values))),
  );
  if (totals.length === 0) return undefined;
  const [{ line, cells }] = totals;
  return { line, found: shorten(cells[place], 40), others: totals.length - 1 };
}

function beginsAsTotal({ cells }: Row): boolean {
  const first = cells.find((cell) => cell !== "");
  return first !== undefined && JUST_TOTAL.test(first);
}

/** Of a last row: one of its cells says so, or its number is the sum of those above. */
function isTotalOf({ cells }: Row, values: readonly number[]): boolean {
  if (cells.some((cell) => TOTAL.test(cell))) return true;
  const value = values.at(-1) ?? 0;
  const above = values.slice(0, -1).reduce((sum, one) => sum + one, 0);
  return values.length >= FEWEST && value !== 0 && Math.abs(value - above) <= TOLERANCE * Math.abs(value);
}
