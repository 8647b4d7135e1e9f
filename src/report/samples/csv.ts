import { csv, csvField } from "../formats/csv.js";
import type { Columns, TableWriter } from "../columnar/columns.js";

/** RFC 4180, as the other CSV files: a header, then a line per row; an empty value is no data. */
export function csvTable(write: (text: string) => void): TableWriter {
  let header: string | undefined;
  const fields = new Map<string, string>();
  const text = (value: string): string => {
    const known = fields.get(value) ?? csvField(value);
    fields.set(value, known);
    return known;
  };
  return {
    add: (columns) => {
      if (header === undefined) {
        header = headerOf(columns);
        write(header);
      }
      const cells = columns.map(({ data }) => (row: number) => {
        const value = data[row];
        return typeof value === "number" ? csvField(value) : text(String(value ?? ""));
      });
      const lines = Array.from({ length: columns[0].data.length }, (_, row) =>
        cells.map((cell) => cell(row)).join(","),
      );
      write(lines.map((line) => `${line}\n`).join(""));
    },
    finish: () => undefined,
  };
}

const headerOf = (columns: Columns): string => csv([columns.map(({ name }) => name)]);
