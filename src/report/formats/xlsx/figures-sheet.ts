import { BEFORE_PARAMETERS, BEHIND_PARAMETERS, parameterKinds, type TidyRow } from "../tidy.js";
import { baseName } from "../../../foundation/base-name.js";
import { textCell, type WorkbookSheet, type SheetCell } from "./sheet.js";

/** Rows that each of the library's two steps is through with in less than a second, so that an interrupt is heard; a larger table is for CSV and Parquet. */
export const MOST_FIGURES = 15_000;

/** Rows that are written in a few tenths of a second. */
export const MOST_PARTIAL_FIGURES = 10_000;

/** Every figure with all that says which one it is, as in CSV; undefined where there are none or more than `most`. */
export function figuresSheet(rows: () => Iterable<TidyRow>, most = MOST_FIGURES): WorkbookSheet | undefined {
  const count = countUpTo(rows(), most + 1);
  if (count === 0 || count > most) return undefined;
  const varied = [...parameterKinds(rows()).keys()];
  const header = [...BEFORE_PARAMETERS, ...varied, ...BEHIND_PARAMETERS];
  return {
    title: "All figures",
    header,
    isFigure: header.map((name) => name === "value"),
    rows: Array.from(rows(), (row) => [
      ...BEFORE_PARAMETERS.map((name) => (name === "file" ? textCell(baseName(row.file)) : cell(row[name]))),
      ...varied.map((name) => cell(row.parameters?.[name])),
      ...BEHIND_PARAMETERS.map((name) => cell(row[name])),
    ]),
  };
}

function countUpTo(rows: Iterable<unknown>, most: number): number {
  const iterator = rows[Symbol.iterator]();
  let count = 0;
  while (count < most && iterator.next().done !== true) count++;
  return count;
}

function cell(value: TidyRow["value"] | TidyRow["partial"] | string | undefined): SheetCell {
  if (typeof value === "string") return textCell(value);
  return { value: typeof value === "number" && !Number.isFinite(value) ? undefined : value };
}
