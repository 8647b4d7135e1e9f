import { csv, type CsvRow } from "../csv.js";
import { renderJson } from "../json.js";
import { renderMarkdown } from "../markdown.js";
import type { ResultFormat } from "../render-result.js";
import { renderTable, type TableOptions } from "../table/render.js";
import type { WhyFile, WhyResult } from "./result.js";
import { whyView } from "./view.js";

/** The answer in any format; CSV and JSON carry everything at full precision. */
export function renderWhy(file: WhyFile, format: ResultFormat, options: TableOptions): string {
  switch (format) {
    case "json":
      return renderJson(file);
    case "csv":
      return csv([HEADER, ...rowsOf(file.why)]);
    case "md":
      return renderMarkdown(whyView(file.why));
    case "table":
      return renderTable(whyView(file.why), options);
  }
}

const HEADER = ["scenario", "from", "to", "objective", "table", "item", "statistic", "value"] as const;

/** Tidy: one row per number. */
function rowsOf({ name, from, to, objective, bridge, funnel }: WhyResult): CsvRow[] {
  const rows = [
    ...(["from", "to", "total"] as const).flatMap((id) => figures("bridge", id, bridge[id])),
    ...bridge.contributions.flatMap((part) => figures("bridge", part.id, part)),
    ...funnel.stages.flatMap((stage) => figures("funnel", stage.id, stage)),
    ...funnel.sources.flatMap(({ source, bookings, factors }) => [
      ...factors.flatMap((factor) => figures(`bookings.${source}`, factor.id, factor)),
      ...figures(`bookings.${source}`, "product", bookings),
    ]),
  ];
  return rows.map((row) => [name, from, to, objective, ...row]);
}

/** The name of a figure inside another has a dot. */
function figures(table: string, item: string, given: object, prefix = ""): CsvRow[] {
  return Object.entries(given).flatMap(([name, figure]: [string, unknown]): CsvRow[] => {
    if (typeof figure === "number") return [[table, item, prefix + name, figure]];
    const isGroup = typeof figure === "object" && figure !== null && !Array.isArray(figure);
    return isGroup ? figures(table, item, figure, `${prefix}${name}.`) : [];
  });
}
