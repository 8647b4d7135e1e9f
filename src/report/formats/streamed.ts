import { failureRows, failuresView } from "../failures.js";
import { namedUniquely } from "../cases/unique-names.js";
import { lastMarked, markedRows } from "../partial.js";
import type { View } from "../view.js";
import type { TextFormat } from "./format-id.js";
import { openLines, passedLines } from "./github.js";
import { renderMarkdown } from "./markdown.js";
import { renderedTable, type TableOptions } from "./table/render.js";
import type { Telling } from "./telling.js";
import { tidyCsv, type TidyRow } from "./tidy.js";

/** Formats in which what is found first stands first. JSON, JUnit and TAP begin with what is known of all at the end. */
export type StreamedFormat = "table" | "md" | "csv" | "github";

/** What is told of one scenario, or of all where they are told together. */
export type ToldPart = Pick<Telling, "views" | "rows" | "cases">;

/** What stands behind all parts. `cases`: those of all; `partial`: interrupted before all was done. */
export type ToldEnd = Pick<Telling, "views" | "cases" | "failed"> & { readonly partial: boolean };

/** Text of an answer, part by part: together what is written of the whole, but for how a table says that it is partial. */
interface Streamed {
  readonly part: (told: ToldPart) => Iterable<string>;
  readonly end: (told: ToldEnd) => Iterable<string>;
}

/** The style is asked for anew for each view: a terminal may have changed its width. */
type Begin = (style: () => TableOptions) => Streamed;

const BEGIN: Readonly<Record<StreamedFormat, Begin>> = {
  table: (style) => viewByView((view) => renderedTable(view, style())),
  md: (style) =>
    viewByView(
      (view) => renderMarkdown(view, style().stamp),
      (failed) => (failed.length === 0 ? [] : [failuresView(failed)]),
    ),
  csv: () => rowByRow(),
  github: () => caseByCase(),
};

/** How a format is told part by part; undefined if it cannot be. */
export const streamedFormat = (format: TextFormat): StreamedFormat | undefined =>
  Object.hasOwn(BEGIN, format) ? (format as StreamedFormat) : undefined;

export const beginStreamed = (format: StreamedFormat, style: () => TableOptions): Streamed => BEGIN[format](style);

function viewByView(
  render: (view: View) => string | Generator<"", string, undefined>,
  failures: (failed: Telling["failed"]) => readonly View[] = () => [],
): Streamed {
  let isFirst = true;
  let isMarked = false;
  const told = function* (views: readonly View[]): Generator<string> {
    for (const view of views) {
      isMarked ||= view.partial !== undefined;
      const rendered = render(view);
      yield (isFirst ? "" : "\n") + (typeof rendered === "string" ? rendered : yield* rendered);
      isFirst = false;
    }
  };
  return {
    part: ({ views }) => told(views()),
    end: ({ views, failed, partial }) => {
      const closing = views();
      const marked = partial && !isMarked ? lastMarked(closing.length === 0 ? [NOTHING] : closing) : closing;
      return told([...marked, ...failures(failed)]);
    },
  };
}

const NOTHING: View = { title: "", blocks: [], captions: [], warnings: [] };

function rowByRow(): Streamed {
  let isBegun = false;
  let isMarked = false;
  const told = (rows: () => Iterable<TidyRow>): Generator<string> => {
    const pieces = tidyCsv(rows, isBegun);
    isBegun = true;
    return pieces;
  };
  const noting = function* (rows: Iterable<TidyRow>): Generator<TidyRow> {
    for (const row of rows) {
      isMarked ||= row.partial;
      yield row;
    }
  };
  return {
    part: ({ rows }) => told(() => noting(rows())),
    end: ({ failed, partial }) => told(() => markedRows(failureRows(failed), partial, isMarked)),
  };
}

/** What passed stands first, so that it can be told before it is known which of the others are the most severe. */
function caseByCase(): Streamed {
  const named = namedUniquely();
  return {
    part: ({ cases }) => {
      const own = cases();
      return [passedLines({ ...own, records: named(own.records) })];
    },
    end: ({ cases }) => {
      const all = cases();
      return [openLines({ ...all, records: namedUniquely()(all.records) })];
    },
  };
}
