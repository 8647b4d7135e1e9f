import { CsvError, parse } from "csv-parse";
import { InvalidInput } from "../../foundation/problem.js";
import { yieldNow } from "../../foundation/turn.js";
import { TOTAL } from "../../scenario/columns/totals-row.js";
import { readTable, type ReadTable, type Separator } from "../../scenario/columns/read-table.js";
import { headOf, textOf, type Container, type Encoding, type ExportFile, type TextExport } from "./export-text.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "export-empty": { file: string };
  }
}

/** How a file is written. */
export interface Dialect {
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly headings: readonly string[];
  /** Line of the heading: below titles, if there are some. */
  readonly headingLine: number;
  /** Rows of its beginning, to tell what columns are likely to be. */
  readonly sample: readonly (readonly string[])[];
  /** What holds it, if it is no text. */
  readonly container?: Container;
  /** Of a workbook, which of its sheets. */
  readonly sheet?: string;
}

const MOST_SAMPLED = 100;

/** Reads how the file is written from its beginning. @throws InvalidInput for what is no table */
export async function dialectOf(file: TextExport): Promise<Dialect> {
  const dialect = await dialectOfText(file);
  const { container, sheet } = file;
  if (container === undefined) return dialect;
  // Their cells are separated by commas because they were just written so.
  return { ...dialect, separator: ",", container, ...(sheet !== undefined && { sheet }) };
}

async function dialectOfText(file: ExportFile): Promise<Dialect> {
  const { text, encoding, isCut } = await headOf(file);
  // The last row of the beginning may be cut off.
  const end = text.lastIndexOf("\n");
  const head = end > 0 && text.length > LONG ? text.slice(0, end) : text;
  const lines = head.split(/\r\n|\r|\n/u);
  const headingLine = headingLineOf(lines);
  const reading = readHead(file.file, headingLine > 1 ? lines.slice(headingLine - 1).join("\n") : head, {
    above: headingLine - 1,
    isCut,
  });
  if ("table" in reading) {
    const { separator, headings, rows } = reading.table;
    const sample = rows.slice(0, MOST_SAMPLED).map(({ cells }) => cells);
    return { encoding, headingLine, separator, headings, sample };
  }
  if ("uneven" in reading) {
    const alone = readTable(`${lines[headingLine - 1]}\n`);
    if ("table" in alone)
      return { encoding, headingLine, headings: alone.table.headings, separator: reading.uneven.separator, sample: [] };
  }
  throw new InvalidInput([{ code: "export-empty", severity: "error", arguments: { file: file.file } }]);
}
const LONG = 10_000;

/** The beginning as a table; where it was cut off within a cell of several lines, without its row. @throws InvalidInput for wrong quotes */
function readHead(file: string, head: string, { above, isCut }: { above: number; isCut: boolean }): ReadTable {
  const reading = readTable(head);
  const match = "reason" in reading ? FAULT.exec(reading.reason) : null;
  if (match === null) return reading;
  const [, fault, line] = match;
  if (fault !== UNENDED) throw syntaxFault(file, faultText(fault, Number(line) + above));
  const scan = quoteScan();
  scan.push(head);
  const opened = scan.line();
  if (!isCut || opened === 1) throw syntaxFault(file, faultText(fault, opened + above));
  const lines = head.split(/(?<=\n)/u).slice(0, opened - 1);
  return readTable(lines.join(""));
}

/** The parser's messages quote cells, which may be names: what is wrong, and the line it is said of, are told. */
const FAULT = /^([A-Z][\w ]*): .*\bat line (\d+)/su;
const UNENDED = "Quote Not Closed";

const faultText = (fault: string, line: number): string =>
  fault === UNENDED ? `the quote that opens in line ${line} is not closed` : `${fault.toLowerCase()} in line ${line}`;

/** Finds the line of the last quote that opens, which the parser does not tell. */
function quoteScan() {
  let [line, opened, isOpen] = [1, 1, false];
  // A quote that ends a piece may be the first of two.
  let held = "";
  return {
    push: (piece: string): void => {
      const text = held + piece;
      held = "";
      // Two quotes in a row are one of the cell, or an empty cell.
      for (const { 0: mark, index } of text.matchAll(/""|["\n]/gu)) {
        if (mark === "\n") line++;
        else if (mark === '"' && index === text.length - 1) held = mark;
        else if (mark === '"') {
          isOpen = !isOpen;
          if (isOpen) opened = line;
        }
      }
    },
    line: (): number => (held !== "" && !isOpen ? line : opened),
  };
}

const syntaxFault = (file: string, reason: string): InvalidInput =>
  new InvalidInput([{ code: "csv-syntax", severity: "error", arguments: { file, reason } }]);

/** Titles stand above a table as lines of one or two cells; a first line `sep=;` announces how it is written. */
function headingLineOf(lines: readonly string[]): number {
  if (/^\uFEFF?"?sep=/iu.test(lines[0])) return 2;
  const wide = lines.slice(0, MOST_TITLE_LINES).findIndex((line) => {
    const reading = readTable(`${line}\n`);
    return "table" in reading && reading.table.headings.length > MOST_TITLE_CELLS;
  });
  return Math.max(0, wide) + 1;
}
export const MOST_TITLE_LINES = 20;
export const MOST_TITLE_CELLS = 2;

/** What became of the rows of a file. */
export interface RowCounts {
  readonly rows: number;
  /** Of these, how many have fewer cells than the table has columns: those at the end are taken for empty, which some exports leave off. */
  readonly short: number;
  /** Sums, and what stands below a table: other rows with fewer cells. */
  readonly totals: number;
  readonly encoding: Encoding;
}

/**
 * Hands over the rows below the heading one by one, cells trimmed, as many as there are headings. A row of totals or remarks is counted
 * and left out, one with more cells than headings is an error: its cells do not stand under theirs. `restart` is called where the encoding
 * turns out to be another. Rejects with the signal's reason when it is aborted.
 */
export async function streamRows(
  file: ExportFile,
  dialect: Dialect,
  accept: (cells: readonly string[], line: number) => void,
  restart: () => void,
  signal: AbortSignal,
): Promise<RowCounts> {
  try {
    return await streamAs(file, dialect, dialect.encoding, accept, signal);
  } catch (error) {
    if (!(error instanceof TypeError) || dialect.encoding !== "utf-8") throw error;
    restart();
    return streamAs(file, dialect, "windows-1252", accept, signal);
  }
}

async function streamAs(
  file: ExportFile,
  { separator, headings, headingLine }: Dialect,
  encoding: Encoding,
  accept: (cells: readonly string[], line: number) => void,
  signal: AbortSignal,
): Promise<RowCounts> {
  const counts = { rows: 0, short: 0, totals: 0 };
  let line = headingLine - 1;
  const onRow = (cells: readonly string[]): void => {
    const isHeading = line === headingLine - 1;
    const begins = line + 1;
    line = begins;
    for (const cell of cells) if (cell.includes("\n")) line += cell.split("\n").length - 1;
    if (isHeading) return;
    if (cells.length > headings.length) throw uneven(file.file, begins, cells.length, headings.length, separator);
    const isShort = cells.length < headings.length;
    if (isTotal(cells) || (isShort && !isRecord(cells, headings.length))) {
      counts.totals++;
      return;
    }
    counts.rows++;
    if (isShort) counts.short++;
    accept(isShort ? [...cells, ...Array<string>(headings.length - cells.length).fill("")] : cells, begins);
  };
  const parser = parse({
    delimiter: separator,
    trim: true,
    bom: true,
    from_line: headingLine,
    skip_empty_lines: true,
    relax_column_count: true,
  });
  const ended = new Promise<void>((resolve, reject) => {
    parser.on("error", reject).on("end", resolve);
    parser.on("data", (cells: readonly string[]) => {
      try {
        onRow(cells);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
        parser.destroy();
      }
    });
  });
  // A fault shows while the text is still handed over.
  let fault: unknown;
  ended.catch((error: unknown) => (fault = error ?? new Error("unreadable")));
  for await (const text of textOf(file, encoding)) {
    if (fault !== undefined) break;
    await yieldNow(signal);
    if (text !== "" && !parser.write(text)) await drained(parser, ended);
  }
  if (fault === undefined) parser.end();
  try {
    await ended;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw syntaxFault(file.file, await faultOf(error, file, encoding));
  }
  return { ...counts, encoding };
}

/** Resolves when the parser takes more, or has failed. */
const drained = (parser: NodeJS.EventEmitter, ended: Promise<void>): Promise<void> =>
  Promise.race([new Promise<void>((resolve) => parser.once("drain", resolve)), ended.catch(() => undefined)]);

async function faultOf(
  { code, lines, message }: CsvError & { readonly lines?: number },
  file: ExportFile,
  encoding: Encoding,
): Promise<string> {
  const match = FAULT.exec(message);
  if (match === null)
    return `${code.toLowerCase().replaceAll("_", " ")}${lines === undefined ? "" : ` in line ${lines}`}`;
  const [, fault, line] = match;
  if (fault !== UNENDED) return faultText(fault, Number(line));
  const scan = quoteScan();
  for await (const text of textOf(file, encoding)) scan.push(text);
  return faultText(fault, scan.line());
}

/** Names itself so in one of its first cells, with most others empty. */
const isTotal = (cells: readonly string[]): boolean => {
  const first = cells.find((cell) => cell !== "");
  return first !== undefined && TOTAL.test(first) && filled(cells) <= cells.length / 2;
};

/** Most of its cells are filled, which those of a remark or a sum are not. */
const isRecord = (cells: readonly string[], columns: number): boolean =>
  !TOTAL.test(cells[0] ?? "") && filled(cells) > columns / 2;

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell !== "").length;

function uneven(file: string, line: number, cells: number, headings: number, separator: Separator): InvalidInput {
  const details = { file, line, cells, headings, separator, others: 0 };
  return new InvalidInput([{ code: "csv-uneven-rows", severity: "error", arguments: details }]);
}
