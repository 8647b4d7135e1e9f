import { ByteWriter, ParquetWriter, schemaFromColumnData, type ColumnSource } from "hyparquet-writer";
import type { Column, Columns, TableWriter } from "./columns.js";

/**
 * Rows are held back until they have so many cells: readers like large groups, and nobody gets a turn while one is written, a tenth of
 * a second or two.
 */
const GROUP_CELLS = 131_072;

/** Apache Parquet, Snappy-compressed; no data is null. */
export function parquetTable(write: (bytes: Uint8Array) => void): TableWriter {
  const bytes = drainingWriter(write);
  let writer: ParquetWriter | undefined;
  let held: Columns[] = [];
  const flush = (): void => {
    if (held.length === 0) return;
    const columnData = held[0].map((first, place) =>
      source(
        first,
        held.map((columns) => columns[place]),
      ),
    );
    held = [];
    writer ??= new ParquetWriter({ writer: bytes, schema: schemaFromColumnData({ columnData }) });
    // Nothing to wait for: bytes are written at once.
    void writer.write({ columnData, rowGroupSize: Infinity });
  };
  return {
    add: (columns) => {
      held.push(columns);
      if (held.reduce((cells, columns) => cells + columns.length * columns[0].data.length, 0) >= GROUP_CELLS) flush();
    },
    finish: () => {
      flush();
      void writer?.finish();
    },
  };
}

const TYPES = { text: "STRING", whole: "INT32", number: "DOUBLE", flag: "BOOLEAN" } as const;

function source(first: Column, parts: readonly Column[]): ColumnSource {
  const { name, kind } = first;
  const data: unknown[] = parts.flatMap((part) => part.data as readonly unknown[]);
  return kind === "number" || "gaps" in first
    ? { name, type: TYPES[kind], nullable: true, data: data.map((value) => (isNone(value) ? null : value)) }
    : { name, type: TYPES[kind], nullable: false, data };
}

const isNone = (value: unknown): boolean => value === undefined || Number.isNaN(value);

/** Hands on what has been written after every row group, and forgets it. */
function drainingWriter(write: (bytes: Uint8Array) => void): ByteWriter {
  const writer = new ByteWriter();
  const drain = (): void => {
    write(new Uint8Array(writer.buffer, 0, writer.index));
    writer.index = 0;
  };
  return Object.assign(writer, { flush: drain, finish: drain });
}
