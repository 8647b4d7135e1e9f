import { stepByStep } from "../../foundation/steps.js";
import { yieldNow } from "../../foundation/turn.js";
import { namedUniquely } from "../cases/unique-names.js";
import { markedRows } from "../partial.js";
import { failureRows, failuresView } from "../failures.js";
import { isTextFormat, type FileFormat, type FormatId, type TextFormat } from "./format-id.js";
import { renderGithub } from "./github.js";
import { jsonPieces } from "./json.js";
import { renderJunit } from "./junit.js";
import { renderMarkdown } from "./markdown.js";
import { renderTable, type TableOptions } from "./table/render.js";
import { renderTap } from "./tap.js";
import type { Cases, Telling } from "./telling.js";
import { tidyCsv, type TidyRow } from "./tidy.js";

/** A text, or its pieces in order, each made when it is asked for: a long table need not be in memory as a whole. */
type Rendered = readonly [string] | Generator<string>;

type Render = (telling: Telling, style: TableOptions) => Rendered;

const ofCases =
  (render: (cases: Cases) => string): Render =>
  ({ cases }) => {
    const all = cases();
    return [render({ ...all, records: namedUniquely()(all.records) })];
  };

/** How each text is written. JSON and CSV carry everything at full precision. */
export const RENDER: Readonly<Record<TextFormat, Render>> = {
  table: ({ views }, style) => [
    views()
      .map((view) => renderTable(view, style))
      .join("\n"),
  ],
  md: ({ views, failed }, { stamp }) => [
    [...views(), ...(failed.length === 0 ? [] : [failuresView(failed)])]
      .map((view) => renderMarkdown(view, stamp))
      .join("\n"),
  ],
  csv: (telling) => tidyCsv(() => rowsOf(telling)),
  json: ({ result }) => jsonPieces(result),
  yaml: ({ yaml }) => [yaml()],
  junit: ofCases(renderJunit),
  tap: ofCases(renderTap),
  github: ofCases(renderGithub),
};

/** How formats for files alone are written, in order; what writes them is loaded where one is asked for. */
const RENDER_FILE: Readonly<
  Record<
    FileFormat,
    (telling: Telling, style: TableOptions, signal?: AbortSignal) => AsyncGenerator<Uint8Array | string>
  >
> = {
  html: async function* ({ page }, _, signal) {
    const { pageSteps } = await import("../page/drawn.js");
    await yieldNow(signal);
    const content = await page();
    await yieldNow(signal);
    yield await stepByStep(pageSteps(content), signal);
  },
  xlsx: async function* (telling, { stamp }, signal) {
    const { workbook } = await import("./xlsx/workbook.js");
    await yieldNow(signal);
    yield await workbook({ ...telling, rows: () => rowsOf(telling) }, stamp, signal);
  },
  parquet: async function* (telling) {
    const { tidyParquet } = await import("./parquet.js");
    yield* tidyParquet(() => rowsOf(telling));
  },
};

/**
 * What a file in any format holds, piece by piece.
 * @throws the signal's reason once it has aborted, where a piece takes long
 */
export function renderFile(
  format: FormatId,
  telling: Telling,
  style: TableOptions,
  signal?: AbortSignal,
): Iterable<string> | AsyncIterable<Uint8Array | string> {
  return isTextFormat(format) ? RENDER[format](telling, style) : RENDER_FILE[format](telling, style, signal);
}

/** A table of figures tells of what failed and of an interrupt, too. */
function rowsOf({ rows, failed, partial }: Telling): Iterable<TidyRow> {
  return markedRows(withFailures(rows(), failed), partial);
}

function* withFailures(rows: Iterable<TidyRow>, failed: Telling["failed"]): Generator<TidyRow> {
  yield* rows;
  yield* failureRows(failed);
}
