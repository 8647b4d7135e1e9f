import { comparisonView, type ComparisonOptions } from "./comparison/view.js";
import { resultCsv } from "./csv.js";
import { renderJson } from "./json.js";
import { renderMarkdown } from "./markdown.js";
import type { ResultFile } from "./result.js";
import { renderTable, type TableOptions } from "./table/render.js";

export type ResultFormat = "table" | "md" | "csv" | "json";

/** A result in any format; CSV and JSON carry everything, whatever the options. */
export function renderComparisons(
  file: ResultFile,
  format: ResultFormat,
  options: ComparisonOptions & TableOptions,
): string {
  const views = () => file.scenarios.map((scenario) => comparisonView(scenario, options));
  switch (format) {
    case "json":
      return renderJson(file);
    case "csv":
      return resultCsv(file);
    case "md":
      return views().map(renderMarkdown).join("\n");
    case "table":
      return views()
        .map((view) => renderTable(view, options))
        .join("\n");
  }
}
