import { harmless } from "../text/harmless.js";

export type CsvRow = readonly (string | number)[];

/** Rows as RFC 4180 text, but for lines that end in LF. A spreadsheet takes no text for a formula. */
export function csv(rows: readonly CsvRow[]): string {
  return rows.map((row) => row.map(csvField).join(",") + "\n").join("");
}

// What spreadsheets take for the start of a formula, full-width forms included (OWASP, "CSV Injection").
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/u;

/** One field of a line. */
export function csvField(value: string | number): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const text = harmless(value);
  const inert = FORMULA.test(value) || FORMULA.test(text) ? `'${text}` : text;
  return /[",]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
