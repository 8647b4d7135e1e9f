import type { Column, Columns } from "../columnar/columns.js";
import { parquetTable } from "../columnar/parquet.js";
import { BEFORE_PARAMETERS, BEHIND_PARAMETERS, findKinds, type TidyRow } from "./tidy.js";

/** Rows that are turned into columns at a time. */
const PIECE_ROWS = 4096;

/**
 * The table of CSV as Apache Parquet, its columns typed; null where a field does not apply or there is no data. Written by groups of
 * rows, so that memory does not grow with them. They are gone through twice: what varies is a column of numbers where all its values are.
 */
export function* tidyParquet(rows: () => Iterable<TidyRow>): Generator<Uint8Array | ""> {
  const kinds = yield* findKinds(rows());
  let written: Uint8Array[] = [];
  const table = parquetTable((bytes) => {
    // The writer uses its memory again.
    written.push(bytes.slice());
  });
  let piece: TidyRow[] = [];
  for (const row of rows()) {
    piece.push(row);
    if (piece.length < PIECE_ROWS) continue;
    table.add(columnsOf(piece, kinds));
    piece = [];
    yield* written.length === 0 ? ([""] as const) : written;
    written = [];
  }
  table.add(columnsOf(piece, kinds));
  table.finish();
  yield* written;
}

function columnsOf(rows: readonly TidyRow[], kinds: ReadonlyMap<string, "text" | "number">): Columns {
  const own = (column: (typeof BEFORE_PARAMETERS)[number]): Column => tidyColumn(column, rows);
  return [
    ...BEFORE_PARAMETERS.map(own),
    ...[...kinds].map(([name, kind]) => parameterColumn(name, kind, rows)),
    ...BEHIND_PARAMETERS.map(own),
  ];
}

function tidyColumn(name: (typeof BEFORE_PARAMETERS)[number], rows: readonly TidyRow[]): Column {
  switch (name) {
    case "file":
    case "scenario":
    case "statistic":
      return { name, kind: "text", data: rows.map((row) => row[name]) };
    case "month":
      return { name, kind: "whole", gaps: true, data: rows.map(({ month }) => month) };
    case "value":
      // What is not finite is no data, as in CSV and JSON.
      return { name, kind: "number", data: rows.map(({ value }) => (Number.isFinite(value) ? value : NaN)) };
    case "partial":
      return { name, kind: "flag", data: rows.map(({ partial }) => partial) };
    default:
      return { name, kind: "text", gaps: true, data: rows.map((row) => noneIfEmpty(row[name])) };
  }
}

function parameterColumn(name: string, kind: "text" | "number", rows: readonly TidyRow[]): Column {
  const values = rows.map(({ parameters }) => noneIfEmpty(parameters?.[name]));
  return kind === "number"
    ? { name, kind, gaps: true, data: values.map((value) => (value === undefined ? value : Number(value))) }
    : { name, kind, gaps: true, data: values.map((value) => (value === undefined ? value : String(value))) };
}

const noneIfEmpty = <Value>(value: Value): Value | undefined => (value === "" ? undefined : value);
