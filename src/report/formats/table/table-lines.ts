import type { ChalkInstance } from "chalk";
import Table, { type TableConstructorOptions } from "cli-table3";
import { harmless } from "../../text/harmless.js";
import { textWidth } from "../../text/width.js";
import { wrap, wrapWithIndent } from "../../text/wrap.js";
import type { Tone, ViewCell, ViewTable } from "../../view.js";
import { cellLines, fit, GUTTER, parts, type Fit } from "./columns.js";

/** Lines that take some steps to draw, with an empty piece after each of them, so that whoever tells them gets a turn. */
export type LinesDrawn = Generator<"", string[], undefined>;

/** A table in lines of at most so many columns; what `~` stands for is told in the line on columns left out, where there is room. */
export function* tableLines(given: ViewTable, width: number, chalk: ChalkInstance, mark: string): LinesDrawn {
  const table = prepared(given);
  const fitted = fit(table, width);
  return [
    ...(yield* fitted.isWhole ? drawnLines(table, fitted, chalk) : narrowLines(table, fitted.shown, width, chalk)),
    ...tooNarrow(fitted.dropped, width, hasMark(given, fitted.shown) ? mark : "").map((line) => chalk.dim(line)),
  ];
}

/** Where columns side by side would cut words: tables one below the other with some of the columns each, else a row below the other. */
function* narrowLines(table: ViewTable, shown: readonly number[], width: number, chalk: ChalkInstance): LinesDrawn {
  const found = parts(table, shown, width);
  if (found === undefined) return table.rows.flatMap((row) => rowLines(table, row, shown, width, chalk));
  const drawn: string[][] = [];
  for (const part of found) drawn.push(yield* drawnLines(table, part, chalk));
  return drawn.flatMap((lines, place) => (place === 0 ? lines : ["", ...lines]));
}

/** The name of the row, and below it what stands in each column that has something. */
function rowLines(
  { columns }: ViewTable,
  row: readonly ViewCell[],
  [name, ...others]: readonly number[],
  width: number,
  chalk: ChalkInstance,
): string[] {
  const cells = others.filter((index) => row[index].text.trim() !== "");
  return [
    ...wrap(row[name].text.trimEnd(), width).map((line) => toned(line, row[name].tone, chalk)),
    ...cells.flatMap((index) =>
      wrapWithIndent("  ", `${oneLine(columns[index].header)}: ${oneLine(row[index].text)}`, width),
    ),
  ];
}

const oneLine = (text: string): string => text.replaceAll("\n", " ").trim();

function* drawnLines(table: ViewTable, { shown, widths }: Fit, chalk: ChalkInstance): LinesDrawn {
  const cell = (text: string, place: number): string[] => cellLines(text, widths[place]);
  const head = shown.map((index, place) =>
    cell(table.columns[index].header, place)
      .map((line) => chalk.bold(line))
      .join("\n"),
  );
  const lines = table.rows.flatMap((row) => {
    const cells = shown.map((index, place) =>
      cell(row[index].text, place).map((line) => toned(line, row[index].tone, chalk)),
    );
    // A row per line: cli-table3 takes a time quadratic in the length of a cell of several lines.
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) => cells.map((lines) => (line < lines.length ? lines[line] : "")));
  });
  const style = {
    colWidths: [...widths],
    colAligns: shown.map((index) => table.columns[index].align),
    chars: borders(chalk.level > 0),
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
  };
  const drawn = [drawnRows(lines.slice(0, FEW_ROWS), { ...style, head })];
  for (let row = FEW_ROWS; row < lines.length; row += FEW_ROWS) {
    yield "";
    drawn.push(drawnRows(lines.slice(row, row + FEW_ROWS), style));
  }
  return drawn.flat();
}

/** A table's rows are drawn so many at a time: cli-table3 takes a time more than linear in their number, too. */
const FEW_ROWS = 40;

function drawnRows(rows: readonly string[][], options: TableConstructorOptions): string[] {
  const drawn = new Table(options);
  drawn.push(...rows);
  return drawn
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
}

/** One line: which columns are missing, as many as it has room for, and how many more. */
function tooNarrow(dropped: readonly string[], width: number, mark: string): string[] {
  if (dropped.length === 0) return [];
  const naming = (some: number): string => {
    const more = dropped.length - some;
    return `Too narrow to show: ${dropped.slice(0, some).join(", ")}${more === 0 ? "" : ` and ${more} more`}.`;
  };
  const lines = dropped.map((_, place) => naming(dropped.length - place));
  const line = lines.find((one) => textWidth(one) <= width) ?? `Too narrow to show ${dropped.length} more columns.`;
  const marked = `${line} ${mark}`.trimEnd();
  return [textWidth(marked) <= width ? marked : line];
}

/** Whether a figure of these columns is marked as one that could be zero. */
const hasMark = ({ rows }: ViewTable, shown: readonly number[]): boolean =>
  rows.some((row) => shown.some((index) => row[index].mark === "~"));

/** Harmless texts, with their marks; where a column has marks the cells without one make room, so that figures line up. */
function prepared(table: ViewTable): ViewTable {
  const marked = table.columns.map((_, index) => table.rows.some((row) => row[index].mark !== undefined));
  const text = (cell: ViewCell, index: number): string =>
    harmless(cell.text) + (marked[index] ? ` ${cell.mark ?? " "}` : "");
  return {
    ...table,
    rows: table.rows.map((row) => row.map((cell, index) => ({ ...cell, text: text(cell, index) }))),
  };
}

function toned(line: string, tone: Tone | undefined, chalk: ChalkInstance): string {
  const styles = { strong: chalk.bold, good: chalk.green, bad: chalk.red, muted: chalk.dim };
  return tone === undefined ? line : styles[tone](line);
}

/** No frame; one rule under the header, drawn on a terminal and made of hyphens elsewhere. */
function borders(drawn: boolean): Record<string, string> {
  const rule = drawn ? "─" : "-";
  const none = ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"];
  return {
    ...Object.fromEntries(none.concat("left", "right", "left-mid", "right-mid").map((name) => [name, ""])),
    mid: rule,
    "mid-mid": drawn ? rule.repeat(GUTTER) : " ".repeat(GUTTER),
    middle: " ".repeat(GUTTER),
  };
}
