import { yieldNow } from "../../../foundation/turn.js";
import type { ResultFile } from "../../result/result-file.js";
import type { View, ViewFacts } from "../../view.js";
import type { Telling } from "../telling.js";
import { aboutSheet } from "./about-sheet.js";
import { blockSheet, factsSheet } from "./block-sheets.js";
import { figuresSheet, MOST_FIGURES, MOST_PARTIAL_FIGURES } from "./figures-sheet.js";
import { packed } from "./packed.js";
import { writtenSheet } from "./written-sheet.js";
import type { WorkbookSheet } from "./sheet.js";
import { sheetNames } from "./sheet-names.js";
import { withoutPaths } from "./without-paths.js";

/**
 * A spreadsheet (Office Open XML) of an answer: a sheet about it, one for each table and chart of its views, and every figure.
 * Figures are numbers at full precision, formatted by their units; two runs give equal cells, though not equal bytes.
 * @throws the signal's reason once it has aborted
 */
export async function workbook(
  { result: given, views: viewsOf, rows, failed }: Pick<Telling, "result" | "views" | "rows" | "failed">,
  stamp: string | undefined,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const result = given as ResultFile<object>;
  const views = viewsOf(true);
  // An interrupted call has little time for what the library does in one go.
  const most = result.manifest.partial ? MOST_PARTIAL_FIGURES : MOST_FIGURES;
  const currency = commonCurrency(result);
  const tables: WorkbookSheet[] = [];
  for (const view of views) {
    tables.push(...viewSheets(view, result.question, currency));
    await yieldNow(signal);
  }
  const figures = figuresSheet(rows, most);
  const isTooLong = figures === undefined && !isEmpty(rows());
  const shorten = withoutPaths(result);
  const sheets = [...tables, ...(figures === undefined ? [] : [figures])];
  const names = sheetNames(["About", ...sheets.map(({ title }) => shorten(title))]);
  const about = aboutSheet({
    result,
    views,
    stamp,
    currency,
    failed,
    contents: sheets.map(({ title }, place) => ({ name: names[place + 1], title })),
    remarks: isTooLong ? [tooLong(most)] : [],
  });
  const written: ReturnType<typeof writtenSheet>[] = [];
  for (const sheet of [about, ...sheets]) {
    written.push(writtenSheet(sheet, names[written.length], shorten));
    await yieldNow(signal);
  }
  return packed(written, signal);
}

const tooLong = (most: number): string =>
  `The table of all figures has more than ${most} rows: -o with a .csv or .parquet file writes it.`;

/**
 * A sheet for each table and chart, called after the scenario where it has no heading, and one for what is said in words. Single facts
 * stand on the first sheet.
 */
function viewSheets(
  { title, blocks, details = [] }: View,
  question: string,
  currency: string | undefined,
): WorkbookSheet[] {
  const all = [...blocks, ...details];
  const words = all.filter((block) => block.kind === "facts" && block.heading !== undefined);
  return [
    ...all.flatMap((block) =>
      block.kind === "facts" ? [] : [blockSheet(block, block.heading ?? (title === "" ? question : title), currency)],
    ),
    ...(words.length === 0 ? [] : [factsSheet("In words", words as readonly ViewFacts[])]),
  ];
}

/** What amounts are in; undefined where scenarios differ. */
function commonCurrency({ scenarios }: ResultFile<object>): string | undefined {
  const currencies = new Set(scenarios.map(({ currency }) => currency));
  return currencies.size === 1 ? [...currencies][0] : undefined;
}

const isEmpty = (rows: Iterable<unknown>): boolean => rows[Symbol.iterator]().next().done === true;
