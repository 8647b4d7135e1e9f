import { withEscapes } from "../text/harmless.js";

export type CsvRow = readonly (string | number)[];

/**
 * Rows as RFC 4180 text, but for lines that end in LF. Names are written as they are, like in every other format: one that begins
 * like a formula is quoted, which a spreadsheet may take for one all the same, unless the column is imported as text.
 */
export function csv(rows: readonly CsvRow[]): string {
  return rows.map((row) => row.map(csvField).join(",") + "\n").join("");
}

// What has a meaning in CSV, what readers trim, and what spreadsheets take for the start of a formula.
const QUOTED = /[",\n\r]|^\s|\s$|^[=+\-@＝＋－＠]/u;

/** One field of a line. */
export function csvField(value: string | number): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const known = WRITTEN.get(value);
  if (known !== undefined) return known;
  // The ends of lines are kept: between quotes they are part of a name.
  const text = value.replace(/[^\n\r\t]+/gu, withEscapes);
  const field = QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  if (WRITTEN.size >= MOST_WRITTEN) WRITTEN.clear();
  WRITTEN.set(value, field);
  return field;
}

/** Names come back in hundreds of thousands of lines: the fields they were last written as. */
const WRITTEN = new Map<string, string>();
const MOST_WRITTEN = 1000;
