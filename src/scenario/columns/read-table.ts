import { CsvError, parse, type Info } from "csv-parse/sync";

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

export type Separator = "," | ";" | "\t";

const SEPARATORS: readonly Separator[] = [",", ";", "\t"];

/** Rows with more or fewer cells than there are headings. */
export interface Uneven {
  readonly line: number;
  readonly cells: number;
  readonly headings: number;
  readonly separator: Separator;
  readonly others: number;
}

export type ReadTable = { readonly table: Table } | { readonly reason: string } | { readonly uneven: Uneven };

/**
 * Reads CSV (RFC 4180) whose cells are separated by commas, semicolons or tabs: by what separates the heading into most cells and
 * every row into as many. Empty lines are passed over; quoted cells may hold separators and line breaks.
 */
export function readTable(text: string): ReadTable {
  const normal = text.normalize("NFC");
  const readings = SEPARATORS.map((separator) => readWith(separator, normal));
  const tables = readings.flatMap((reading) => ("table" in reading ? reading.table : []));
  const wide = tables
    .filter(({ headings }) => headings.length > 1)
    .sort((a, b) => b.headings.length - a.headings.length);
  if (wide.length > 0) return { table: wide[0] };
  // No separator fits: what separates the heading into most cells is meant.
  return readings.reduce((best, other) => (headingsOf(other) > headingsOf(best) ? other : best));
}

function headingsOf(reading: ReadTable): number {
  if ("uneven" in reading) return reading.uneven.headings;
  return "table" in reading ? reading.table.headings.length : 0;
}

function readWith(separator: Separator, text: string): ReadTable {
  try {
    const options = { bom: true, delimiter: separator, trim: true, skip_empty_lines: true, relax_column_count: true };
    const records = parse(text, { ...options, info: true }) as unknown as { record: string[]; info: Info }[];
    const rows = records.map(({ record, info }): Row => ({ line: firstLine(record, info.lines), cells: record }));
    const [heading, ...body] = rows;
    if (rows.length === 0) return { reason: "it is empty" };
    const uneven = body.filter(({ cells }) => cells.length !== heading.cells.length);
    if (uneven.length === 0) return { table: { separator, headings: heading.cells, rows: body } };
    const [{ line, cells }] = uneven;
    const counts = { cells: cells.length, headings: heading.cells.length };
    return { uneven: { line, ...counts, separator, others: uneven.length - 1 } };
  } catch (error) {
    if (error instanceof CsvError) return { reason: error.message };
    throw error;
  }
}

/** The parser tells the line on which a row ends. */
function firstLine(cells: readonly string[], lastLine: number): number {
  const breaks = cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/gu)?.length ?? 0), 0);
  return lastLine - breaks;
}
