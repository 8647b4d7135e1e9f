import type { TableWriter } from "../columnar/columns.js";
import { parquetTable } from "../columnar/parquet.js";
import { csvTable } from "./csv.js";

export type SampleFormat = "csv" | "parquet";

/** Hands the table's bytes to `write` in the order of the file. All columns added must have the same names and kinds. */
export const tableWriter = (format: SampleFormat, write: (bytes: Uint8Array | string) => void): TableWriter =>
  format === "csv" ? csvTable(write) : parquetTable(write);
