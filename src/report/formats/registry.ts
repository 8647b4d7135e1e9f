import type { CheckRecord } from "../cases/record-schema.js";
import type { CheckPolicy } from "../cases/record.js";
import { failureRows, failuresView } from "../failures.js";
import type { PageContent } from "../page/content.js";
import type { FailedRecord } from "../result/result-file.js";
import type { View } from "../view.js";
import type { FormatId } from "./format-id.js";
import { renderGithub } from "./github.js";
import { renderJson } from "./json.js";
import { renderJunit } from "./junit.js";
import { renderMarkdown } from "./markdown.js";
import { renderTable, type TableOptions } from "./table/render.js";
import { renderTap } from "./tap.js";
import { tidyCsv, type TidyRow } from "./tidy.js";

/** What a format may need of a result; each part is made when a format asks for it. */
export interface Telling {
  /** The result file. */
  readonly result: object;
  readonly views: () => readonly View[];
  /** The same rows however often they are asked for; made one by one where there may be many. */
  readonly rows: () => Iterable<TidyRow>;
  readonly cases: () => Cases;
  /** A scenario file or overlay. */
  readonly yaml: () => string;
  /** The page to keep. */
  readonly page: () => Promise<PageContent>;
  /** Files without an answer. */
  readonly failed: readonly FailedRecord[];
}

interface Cases {
  readonly records: readonly CheckRecord[];
  readonly policy: CheckPolicy;
  /** Interrupted before all was done. */
  readonly partial: boolean;
}

/** A text, or its pieces in order, each made when it is asked for: a long table need not be in memory as a whole. */
type Rendered = readonly [string] | Generator<string>;

/** Some formats are loaded only when they are asked for. */
type Render = (telling: Telling, style: TableOptions) => Rendered | Promise<Rendered>;

const ofCases =
  (render: (records: readonly CheckRecord[], policy: CheckPolicy, partial: boolean) => string) =>
  ({ cases }: Telling): Rendered => {
    const { records, policy, partial } = cases();
    return [render(records, policy, partial)];
  };

/** How each format is written. JSON and CSV carry everything at full precision. */
export const RENDER = {
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
  html: async ({ page }) => {
    const { renderPage } = await import("../page/drawn.js");
    return [renderPage(await page())];
  },
  csv: ({ rows, failed }) => tidyCsv(() => chained(rows(), failureRows(failed))),
  json: ({ result }) => [renderJson(result)],
  yaml: ({ yaml }) => [yaml()],
  junit: ofCases(renderJunit),
  tap: ofCases(renderTap),
  github: ofCases(renderGithub),
} as const satisfies Readonly<Record<FormatId, Render>>;

function* chained(...parts: readonly Iterable<TidyRow>[]): Generator<TidyRow> {
  for (const part of parts) yield* part;
}
