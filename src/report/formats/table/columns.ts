import { textWidth } from "../../text/width.js";
import { wrap } from "../../text/wrap.js";
import type { ViewTable } from "../../view.js";

/** Blank columns between two columns. */
export const GUTTER = 2;

/** Which columns fit, and how wide they are. */
export interface Fit {
  /** Indices of the columns shown, in order. */
  readonly shown: readonly number[];
  /** Terminal columns of each column shown. */
  readonly widths: readonly number[];
  /** Headers of the columns left out. */
  readonly dropped: readonly string[];
}

/**
 * Fits a table into `width`: first the columns that may wrap give way down to their minimum, then the columns of the highest
 * priority number are left out, but for those that still fit, and at last the row's name breaks wherever it must.
 */
export function fit(table: ViewTable, width: number): Fit {
  const natural = table.columns.map((_, index) => naturalWidth(table, index));
  const least = table.columns.map((column, index) => Math.min(natural[index], column.wrapsTo ?? Infinity));
  const shown = table.columns.map((_, index) => index);
  while (shown.length > 1 && total(shown.map((index) => least[index])) > width) {
    const worst = shown.slice(1).reduce((a, b) => (priority(table, b) >= priority(table, a) ? b : a));
    if (priority(table, worst) <= 1) break;
    shown.splice(shown.indexOf(worst), 1);
  }
  fillUp(table, shown, (columns) => total(columns.map((index) => least[index])) <= width);
  return {
    shown,
    widths: shrink(
      shown.map((index) => natural[index]),
      shown.map((index) => least[index]),
      width,
    ),
    dropped: table.columns
      .filter((_, index) => !shown.includes(index))
      .map((column) => column.header.replaceAll("\n", " ").trim()),
  };
}

/** A narrow column takes the room that a wide one of more weight has left: the weightier first. */
function fillUp(table: ViewTable, shown: number[], fits: (columns: readonly number[]) => boolean): void {
  const left = table.columns.map((_, index) => index).filter((index) => !shown.includes(index));
  for (const index of left.sort((a, b) => priority(table, a) - priority(table, b))) {
    if (!fits([...shown, index])) continue;
    shown.push(index);
    shown.sort((a, b) => a - b);
  }
}

/** Takes what is too much from the widest column that can still give, one terminal column at a time. */
function shrink(natural: readonly number[], least: readonly number[], width: number): number[] {
  const widths = [...natural];
  const floor = total(least) <= width ? least : least.map((most) => Math.min(most, 8));
  while (total(widths) > width) {
    const giving = widths.map((_, index) => index).filter((index) => widths[index] > floor[index]);
    if (giving.length === 0) break;
    widths[giving.reduce((a, b) => (widths[b] > widths[a] ? b : a))] -= 1;
  }
  return widths;
}

/** The widest line of the header or a cell. */
function naturalWidth(table: ViewTable, index: number): number {
  const header = table.columns[index].header.split("\n");
  const cells = table.rows.map((row) => row[index].text);
  return Math.max(1, ...header.concat(cells).map((text) => textWidth(text)));
}

/** Lines of a cell in a column `width` wide. */
export const cellLines = (text: string, width: number): string[] =>
  text.split("\n").flatMap((line) => (textWidth(line) <= width ? [line] : wrap(line, width)));

const total = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width, 0) + GUTTER * (widths.length - 1);

const priority = (table: ViewTable, index: number): number => table.columns[index].priority;
