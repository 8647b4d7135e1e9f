import { csvTable } from "./csv.js";
import type { TableWriter } from "./columns.js";
import { parquetTable } from "./parquet.js";

export type SampleFormat = "csv" | "parquet";

/** Hands the table's bytes to `write` in the order of the file. All columns added must have the same names and kinds. */
export const tableWriter = (format: SampleFormat, write: (bytes: Uint8Array | string) => void): TableWriter =>
  format === "csv" ? csvTable(write) : parquetTable(write);
