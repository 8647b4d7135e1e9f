import type { Assumption, Source } from "../../assumptions/assumption.js";
import type { ResolvedAssumption } from "../../scenario/scenario.js";
import type { ViewTable } from "../../report/view.js";
import type { AssumptionRow } from "./record.js";

export const bookRow = ({ source, ...row }: Assumption): AssumptionRow => rowOf(row, sourceText(source), false);

export const scenarioRow = ({ source, position, ...row }: ResolvedAssumption): AssumptionRow =>
  rowOf(row, source, position !== undefined);

function rowOf(
  { id, value, unit, meaning, grade }: Omit<Assumption, "source">,
  source: string,
  own: boolean,
): AssumptionRow {
  return { id, value, unit, meaning, grade, source, own };
}

/** `Author, Title (2014): finding. https://...` */
function sourceText({ author, title, year, finding, url }: Source): string {
  const name = `${author}, ${title}${year === undefined ? "" : ` (${year})`}`;
  return [finding === undefined ? name : `${name}: ${finding}`, ...(url === undefined ? [] : [url])].join(". ");
}

/** One table per chapter of the book. */
export function assumptionTables(rows: readonly AssumptionRow[]): ViewTable[] {
  const chapters = [...new Set(rows.map(({ id }) => chapterOf(id)))];
  return chapters.map((chapter) => ({
    kind: "table",
    heading: `Assumptions: ${chapter}`,
    columns: [
      { header: "assumption", align: "left", priority: 1, wrapsTo: 24 },
      { header: "value", align: "left", priority: 1, wrapsTo: 16 },
      { header: "grade", align: "left", priority: 2, wrapsTo: 12 },
      { header: "source", align: "left", priority: 2, wrapsTo: 20 },
      { header: "meaning", align: "left", priority: 4, wrapsTo: 30 },
    ],
    rows: rows
      .filter(({ id }) => chapterOf(id) === chapter)
      .map(({ id, value, unit, grade, source, meaning, own }) => [
        { text: id },
        {
          text: unit === "fraction" ? value : `${value} ${unit}`,
          ...(own ? { tone: "strong" as const, mark: "*" } : {}),
        },
        { text: grade },
        { text: source, tone: "muted" },
        { text: meaning },
      ]),
  }));
}

/** `funnel`; of an effect also its cause: `effect.relation.shared_head`. */
function chapterOf(id: string): string {
  const parts = id.split(".");
  return parts[0] === "effect" ? parts.slice(0, 3).join(".") : parts[0];
}
