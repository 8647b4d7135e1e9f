import { CsvError, parse } from "csv-parse/sync";

/** A CSV file with a heading: cells as they are written, ends trimmed, in Unicode's normal form C. */
export interface Table {
  readonly separator: Separator;
  readonly headings: readonly string[];
  readonly rows: readonly Row[];
}

export interface Row {
  /** In which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export type Separator = "," | ";" | "\t" | "|";

const SEPARATORS: readonly Separator[] = [",", ";", "\t", "|"];

/** Rows with more or fewer cells than there are headings. */
export interface Uneven {
  readonly line: number;
  readonly cells: number;
  readonly headings: number;
  readonly separator: Separator;
  readonly others: number;
}

export type ReadTable = { readonly table: Table } | UnreadTable;

/** Why there is no table. */
export type UnreadTable =
  | { readonly reason: string }
  | { readonly uneven: Uneven }
  /** Titles stand above the heading, which is on this line. */
  | { readonly headingLine: number };

/**
 * Reads CSV (RFC 4180) whose cells are separated by commas, semicolons, tabs or bars: by what a first line `sep=;` says, as spreadsheets
 * write it, else by what separates the heading into most cells and every row into as many. Empty lines are passed over; quoted
 * cells may hold separators and line breaks.
 */
export function readTable(text: string): ReadTable {
  const normal = text.replace(BYTE_ORDER_MARK, "").normalize("NFC");
  const [announcement, said] = ANNOUNCEMENT.exec(normal) ?? [];
  if (announcement !== undefined)
    return readWith(said.toLowerCase() as Separator, normal.slice(announcement.length), 2);
  const readings: ReadTable[] = [];
  // Large files are read once: what separates the heading into most cells mostly is what separates the rows.
  for (const separator of byHeading(normal)) {
    const reading = readWith(separator, normal, 1);
    if ("table" in reading && reading.table.headings.length > 1) return reading;
    readings.push(reading);
  }
  // No separator fits: what separates the heading into most cells is meant.
  return readings[0];
}

const BYTE_ORDER_MARK = /^\uFEFF/u;
const ANNOUNCEMENT = /^"?sep=([,;\t|])"?[ \t]*(?:\r\n|\r|\n)/iu;

/** Separators, first what separates the heading into most cells. */
function byHeading(text: string): readonly Separator[] {
  const cellsOf = (separator: Separator): number => {
    try {
      return recordsOf(separator, text, 1)[0]?.length ?? 0;
    } catch {
      return 0;
    }
  };
  const widths = SEPARATORS.map((separator) => ({ separator, cells: cellsOf(separator) }));
  return widths.sort((a, b) => b.cells - a.cells).map(({ separator }) => separator);
}

/** @param firstLine of the file, on which the text begins */
function readWith(separator: Separator, text: string, firstLine: number): ReadTable {
  try {
    const rows = placed(recordsOf(separator, text), firstLine);
    if (rows.length === 0) return { reason: "it is empty" };
    const [heading, ...body] = rows;
    const uneven = body.filter(({ cells }) => cells.length !== heading.cells.length);
    if (uneven.length === 0) return { table: { separator, headings: heading.cells, rows: body } };
    const headingLine = lineBelowTitles(rows);
    if (headingLine !== undefined) return { headingLine };
    const [{ line, cells }] = uneven;
    const counts = { cells: cells.length, headings: heading.cells.length };
    return { uneven: { line, ...counts, separator, others: uneven.length - 1 } };
  } catch (error) {
    if (error instanceof CsvError) return { reason: error.message };
    throw error;
  }
}

/** @param to records at most */
function recordsOf(separator: Separator, text: string, to = -1): string[][] {
  const options = { delimiter: separator, trim: true, relax_column_count: true };
  // Empty lines are kept for now: lines are counted by them.
  return parse(text, { ...options, ...(to > 0 && { to, skip_empty_lines: true }) });
}

/** Records with the lines they begin on, those of empty lines left out. */
function placed(records: readonly string[][], firstLine: number): Row[] {
  let line = firstLine;
  const rows: Row[] = [];
  for (const cells of records) {
    if (cells.length > 1 || cells[0] !== "") rows.push({ line, cells });
    line += 1;
    for (const cell of cells) if (/[\r\n]/u.test(cell)) line += cell.match(/\r\n|\r|\n/gu)?.length ?? 0;
  }
  return rows;
}

/** Rows that may stand above a heading: a title, filled up with empty cells or not, and what else is said of the table. */
export const MOST_TITLES = 5;

/** The line of the heading, where the first rows are titles of a cell and all below have as many cells as each other. */
function lineBelowTitles(rows: readonly Row[]): number | undefined {
  const place = rows.findIndex(({ cells }) => cells.length > 1);
  if (place < 1 || place > MOST_TITLES || rows.length < place + 2) return undefined;
  const { cells: heading, line } = rows[place];
  const isHeading = heading.every((cell) => !/^[\d\s.,+-]+$/u.test(cell));
  return isHeading && rows.slice(place).every(({ cells }) => cells.length === heading.length) ? line : undefined;
}
