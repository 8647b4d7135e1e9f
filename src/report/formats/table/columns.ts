import { maximumOf } from "../../../foundation/extremes.js";
import { textWidth } from "../../text/width.js";
import { longestUnbroken, wrap } from "../../text/wrap.js";
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
  /** Whether the lines are no wider than they may be, and no word is cut that is not wider than half of them. */
  readonly isWhole: boolean;
}

/** Columns of the terminal that `mostLines` is about: a wider one is higher, too. */
const NARROW = 80;

/** Fits a table into `width`, and into its `mostLines` as far as leaving out columns that give way can do that. */
export function fit(table: ViewTable, width: number): Fit {
  const { columns, mostLines = Infinity } = table;
  let best = fitWidth(table, width, []);
  const giving = columns.map((_, index) => index).filter((index) => columns[index].givesWay === true);
  giving.sort((a, b) => priority(table, b) - priority(table, a));
  const room = mostLines * Math.max(1, width / NARROW);
  for (let gone = 1; gone <= giving.length && linesOf(table, best) > room; gone++) {
    const narrower = fitWidth(table, width, giving.slice(0, gone));
    if (linesOf(table, narrower) < linesOf(table, best)) best = narrower;
  }
  return best;
}

/** Header, rule and rows; what is left out is told in one more. */
function linesOf({ columns, rows }: ViewTable, { shown, widths, dropped }: Fit): number {
  const height = (texts: readonly string[]): number =>
    Math.max(...texts.map((text, place) => cellLines(text, widths[place]).length));
  const body = rows.map((row) => height(shown.map((index) => row[index].text)));
  return (
    body.reduce((sum, lines) => sum + lines, height(shown.map((index) => columns[index].header)) + 1) +
    Math.sign(dropped.length)
  );
}

/**
 * Fits a table without the columns that are `gone` into `width`: first the columns that may wrap give way down to their minimum, then the columns of the highest
 * priority number are left out, but for those that still fit, and at last the row's name breaks wherever it must.
 */
function fitWidth(table: ViewTable, width: number, gone: readonly number[]): Fit {
  const natural = table.columns.map((_, index) => naturalWidth(table, index));
  const pieces = table.columns.map((_, index) => Math.min(longestPiece(table, index), Math.floor(width / 2)));
  const least = table.columns.map(({ wrapsTo = Infinity }, index) =>
    Math.min(natural[index], Math.max(wrapsTo, pieces[index])),
  );
  const there = table.columns.map((_, index) => index).filter((index) => !gone.includes(index));
  const shown = [...there];
  while (shown.length > 1 && total(shown.map((index) => least[index])) > width) {
    const worst = shown.slice(1).reduce((a, b) => (priority(table, b) >= priority(table, a) ? b : a));
    if (priority(table, worst) <= 1) break;
    shown.splice(shown.indexOf(worst), 1);
  }
  fillUp(table, there, shown, (columns) => total(columns.map((index) => least[index])) <= width);
  const widths = shrink(
    shown.map((index) => natural[index]),
    shown.map((index) => least[index]),
    shown.map((index) => pieces[index]),
    width,
  );
  return {
    shown,
    widths,
    isWhole: total(widths) <= width && widths.every((columns, place) => columns >= pieces[shown[place]]),
    dropped: table.columns
      .filter((_, index) => !shown.includes(index))
      .map((column) => column.header.replaceAll("\n", " ").trim()),
  };
}

/** A narrow column takes the room that a wide one of more weight has left: the weightier first. */
function fillUp(
  table: ViewTable,
  there: readonly number[],
  shown: number[],
  fits: (columns: readonly number[]) => boolean,
): void {
  const left = there.filter((index) => !shown.includes(index));
  for (const index of left.sort((a, b) => priority(table, a) - priority(table, b))) {
    if (!fits([...shown, index])) continue;
    shown.push(index);
    shown.sort((a, b) => a - b);
  }
}

/** What no column goes below, even where words must be cut. */
const NARROWEST_COLUMN = 8;

/** Takes what is too much from the widest column that can still give, one terminal column at a time; words are cut only where nothing else helps. */
function shrink(
  natural: readonly number[],
  least: readonly number[],
  pieces: readonly number[],
  width: number,
): number[] {
  const widths = [...natural];
  const whole = least.map((most, place) => Math.min(most, Math.max(NARROWEST_COLUMN, pieces[place])));
  const cut = least.map((most) => Math.min(most, NARROWEST_COLUMN));
  const floor = [least, whole].find((floors) => total(floors) <= width) ?? cut;
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
  return maximumOf([1, ...header.concat(cells).map((text) => textWidth(text))]);
}

/** The widest of what does not break in the header or a cell. */
function longestPiece(table: ViewTable, index: number): number {
  const texts = [table.columns[index].header, ...table.rows.map((row) => row[index].text)];
  return maximumOf(texts.flatMap((text) => text.split("\n")).map(longestUnbroken));
}

/**
 * Fits of tables that each go into `width` with every word whole, the name of the row first in all; undefined where the name
 * leaves some column too little.
 */
export function parts(table: ViewTable, [name, ...others]: readonly number[], width: number): Fit[] | undefined {
  const fitted = (columns: readonly number[]): Fit | undefined => {
    const gone = table.columns.map((_, index) => index).filter((index) => !columns.includes(index));
    const found = fitWidth(table, width, gone);
    return found.isWhole && found.shown.length === columns.length ? found : undefined;
  };
  const found: Fit[] = [];
  for (const index of others) {
    const last = found.at(-1);
    const wider = last && fitted([...last.shown, index]);
    const part = wider ?? fitted([name, index]);
    if (part === undefined) return undefined;
    if (wider !== undefined) found.pop();
    found.push(part);
  }
  return found;
}

/** Lines of a cell in a column `width` wide. */
export const cellLines = (text: string, width: number): string[] =>
  text.split("\n").flatMap((line) => (textWidth(line) <= width ? [line] : wrap(line, width)));

const total = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width, 0) + GUTTER * (widths.length - 1);

const priority = (table: ViewTable, index: number): number => table.columns[index].priority;
