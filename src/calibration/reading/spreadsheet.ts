import type { CellValue, Sheet } from "read-excel-file/universal";
import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { isZip, markOf, wholeOf, type ExportFile, type TextExport } from "./export-text.js";
import { isParquet, parquetAsText } from "./parquet.js";
import { MOST_TITLE_CELLS, MOST_TITLE_LINES } from "./stream-rows.js";
import { writtenRows } from "./written-rows.js";
import { unpackedBytes } from "./zip-directory.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "export-workbook-unreadable": { file: string };
    "export-workbook-large": { file: string; megabytes: number; most: number };
    "export-sheets": { file: string; sheets: readonly string[]; found?: string };
    "export-no-sheets": { found: string };
  }
}

/** What a workbook may hold unpacked: it is read as a whole, at some seven times its size. */
const MOST_BYTES = 80e6;

/**
 * Exports as text, turned into it: workbooks (.xlsx) with the sheet `named`, or the one that holds a table, and Parquet files. Rejects with the signal's
 * reason when it is aborted.
 * @throws InvalidInput for what cannot be read, and for one in which several sheets hold tables
 */
export async function asTexts(
  files: readonly ExportFile[],
  named: string | undefined,
  signal: AbortSignal,
): Promise<TextExport[]> {
  const texts: TextExport[] = [];
  for (const file of files) {
    const mark = await markOf(file);
    if (isParquet(mark)) texts.push(await parquetAsText(file, signal));
    else texts.push(isZip(mark) ? await sheetOf(file, named, signal) : file);
  }
  if (named !== undefined && !texts.some(({ sheet }) => sheet !== undefined))
    throw problem("export-no-sheets", { found: named });
  return texts;
}

async function sheetOf(file: ExportFile, named: string | undefined, signal: AbortSignal): Promise<TextExport> {
  const { sheet, data } = chosen(file.file, await workbookOf(file, signal), named);
  return { file: file.file, container: "workbook", sheet, bytes: () => writtenRows(rowsOf(data), signal) };
}

async function workbookOf(from: ExportFile, signal: AbortSignal): Promise<readonly Sheet[]> {
  const { file } = from;
  const whole = await wholeOf(from);
  const size = unpackedBytes(new Uint8Array(whole));
  if (size > MOST_BYTES)
    throw problem("export-workbook-large", { file, megabytes: Math.round(size / 1e6), most: MOST_BYTES / 1e6 });
  signal.throwIfAborted();
  const { default: readWorkbook } = await import("read-excel-file/universal");
  const reading = readWorkbook(whole).catch(() => {
    throw problem("export-workbook-unreadable", { file });
  });
  return Promise.race([reading, aborted(signal)]);
}

/** Never resolves. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => {
      reject(signal.reason as Error);
    });
  });

/** Dynamics keeps what it needs to read an edited export back in sheets of this name. */
const HIDDEN = /^hidden/iu;

function chosen(file: string, sheets: readonly Sheet[], named: string | undefined): Sheet {
  const names = sheets.map(({ sheet }) => sheet);
  const plain = (name: string): string => name.normalize("NFC").trim().toLowerCase();
  const wanted = sheets.find(({ sheet }) => named !== undefined && plain(sheet) === plain(named));
  if (wanted !== undefined) return wanted;
  if (named !== undefined) throw problem("export-sheets", { file, sheets: names, found: named });
  const tables = sheets.filter(({ sheet, data }) => !HIDDEN.test(sheet) && isTable(data));
  if (tables.length === 0) throw problem("export-empty", { file });
  if (tables.length > 1) throw problem("export-sheets", { file, sheets: tables.map(({ sheet }) => sheet) });
  return tables[0];
}

type Cells = readonly (CellValue | null)[];

/** A heading and a row below it. */
const isTable = (data: Sheet["data"]): boolean => data.filter((row) => filled(row) > 1).length > 1;

const filled = (row: Cells): number => row.reduce((count: number, cell) => (isBlank(cell) ? count : count + 1), 0);
const isBlank = (cell: CellValue | null | undefined): boolean => cell === null || cell === undefined || cell === "";

/**
 * The rows of a sheet, each of them, so that lines are numbered as rows are. Titles above the heading, and remarks below the
 * table, are lines with fewer cells than it, as they are in text.
 */
function* rowsOf(data: Sheet["data"]): Generator<Cells> {
  const heading = Math.max(
    0,
    data.slice(0, MOST_TITLE_LINES + 1).findIndex((row) => filled(row) > MOST_TITLE_CELLS),
  );
  const width = lastFilled(data[heading]);
  for (const [place, row] of data.entries()) {
    const own = lastFilled(row);
    const isRecord = place > heading && filled(row) > 1;
    yield row.slice(0, isRecord ? Math.max(width, own) : own);
  }
}

function lastFilled(row: Cells): number {
  let width = row.length;
  while (width > 0 && isBlank(row[width - 1])) width--;
  return width;
}

const problem = <Code extends Problem["code"]>(code: Code, details: Problem<Code>["arguments"]): InvalidInput =>
  new InvalidInput([{ code, severity: "error", arguments: details }]);
