import { CsvError, parse } from "csv-parse/sync";
import { parseValue } from "../assumptions/value-notation.js";
import type { EmpiricalSpec } from "../distributions/spec.js";
import { reportFault } from "./extends.js";
import { nearest, type Report } from "./problems.js";
import type { ReadFile } from "./read-file.js";
import { child, describe, shorten, type LocatedMap, type LocatedScalar } from "./located-tree.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "csv-syntax": { file: string; reason: string };
    "csv-no-column": { file: string; column: string; allowed: readonly string[]; nearest?: string };
    "csv-not-a-number": { file: string; row: number; found: string };
    "csv-too-few-values": { file: string; column: string; found: number };
  }
}

/** Observed values: the numbers in one column of a CSV file with a header, empty cells left out. */
export function readEmpirical(node: LocatedMap, read: ReadFile, report: Report): EmpiricalSpec | undefined {
  const file = text(node, "file", report);
  const column = text(node, "column", report);
  if (file === undefined || column === undefined) return undefined;
  const opened = read(file.text, file.at.position.file);
  if ("fault" in opened) {
    reportFault(opened, file.at, report);
    return undefined;
  }
  const rows = parseRows(opened.text);
  if ("reason" in rows) {
    report("csv-syntax", file.at, { file: opened.file, reason: rows.reason });
    return undefined;
  }
  const [header = [], ...body] = rows.rows;
  const place = header.indexOf(column.text);
  if (place < 0) {
    const allowed = header.map((name) => shorten(name));
    report("csv-no-column", column.at, {
      file: opened.file,
      column: column.text,
      allowed,
      ...nearest(column.text, allowed),
    });
    return undefined;
  }
  const values = readColumn(body, place, (row, found) => {
    report("csv-not-a-number", column.at, { file: opened.file, row, found: shorten(found) });
  });
  if (values === undefined) return undefined;
  if (values.length < 2) {
    report("csv-too-few-values", column.at, { file: opened.file, column: column.text, found: values.length });
    return undefined;
  }
  return { kind: "empirical", values: values.sort((a, b) => a - b) };
}

function text(node: LocatedMap, key: string, report: Report): LocatedScalar | undefined {
  const value = child(node, key);
  if (value === undefined) report("missing-key", node.at, { key });
  else if (value.kind === "scalar" && value.text !== "") return value;
  else report("wrong-type", value.at, { found: describe(value), expected: "a text" });
  return undefined;
}

function parseRows(csv: string): { readonly rows: readonly string[][] } | { readonly reason: string } {
  try {
    return { rows: parse(csv, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true }) };
  } catch (error) {
    if (error instanceof CsvError) return { reason: error.message };
    throw error;
  }
}

/** The column's numbers; the first cell that is none is handed over with its row, counted from 1 with the header. */
function readColumn(
  rows: readonly string[][],
  place: number,
  onFault: (row: number, found: string) => void,
): number[] | undefined {
  const values: number[] = [];
  for (const [index, row] of rows.entries()) {
    const cell = row[place] ?? "";
    if (cell === "") continue;
    const parsed = parseValue(cell, "real");
    if ("fault" in parsed || parsed.spec.kind !== "constant") {
      onFault(index + 2, cell);
      return undefined;
    }
    values.push(parsed.spec.value);
  }
  return values;
}
