import { ASSUMPTION_GROUPS, isInGroup } from "../../assumptions/groups.js";
import { asOneSeasonality } from "../../analysis/acting-assumptions.js";
import type { ViewTable } from "../../report/view.js";
import type { AssumptionRow } from "./record.js";
import { unitWords } from "./unit-words.js";

/** What a scenario says itself, a line each. */
export function ownTable(rows: readonly AssumptionRow[], currency: string | undefined): ViewTable {
  return {
    kind: "table",
    heading: "Your own assumptions",
    columns: [
      { header: "assumption", align: "left", priority: 1, wrapsTo: 30 },
      { header: "value", align: "left", priority: 1, wrapsTo: 26 },
      { header: "grade", align: "left", priority: 2, wrapsTo: 12 },
      { header: "id", align: "left", priority: 3, wrapsTo: 20 },
    ],
    rows: withOneSeasonality(rows).map((row) => [
      { text: row.label },
      { text: valueWithUnit(row, currency) },
      { text: row.grade },
      { text: row.id, tone: "muted" },
    ]),
  };
}

/** A table of assumptions; the scenario's own are marked. Seasonality is one row. */
function assumptionTable(rows: readonly AssumptionRow[], heading: string, currency: string | undefined): ViewTable {
  return {
    kind: "table",
    heading,
    columns: [
      { header: "assumption", align: "left", priority: 1, wrapsTo: 18 },
      { header: "id", align: "left", priority: 1, wrapsTo: 20 },
      { header: "value", align: "left", priority: 1, wrapsTo: 16 },
      { header: "grade", align: "left", priority: 3, wrapsTo: 10 },
      { header: "source", align: "left", priority: 4, wrapsTo: 20 },
      { header: "meaning", align: "left", priority: 5, wrapsTo: 30 },
    ],
    rows: withOneSeasonality(rows).map((row) => [
      { text: row.label },
      { text: row.id, tone: "muted" },
      { text: valueWithUnit(row, currency), ...(row.own ? { tone: "strong" as const, mark: "*" } : {}) },
      { text: row.grade },
      { text: row.source, tone: "muted" },
      { text: row.meaning },
    ]),
  };
}

/** A value may be written with its unit. */
export function valueWithUnit({ value, unit }: Pick<AssumptionRow, "value" | "unit">, currency?: string): string {
  const words = unitWords(unit, currency);
  return value.endsWith(words) ? value : `${value} ${words}`;
}

/** One table per group of the book. */
export function groupTables(rows: readonly AssumptionRow[], currency?: string): ViewTable[] {
  return ASSUMPTION_GROUPS.flatMap(({ id: group, about }) => {
    const inside = rows.filter(({ id }) => isInGroup(id, group));
    return inside.length === 0 ? [] : [assumptionTable(inside, `${group}: ${about}`, currency)];
  });
}

/** The twelve months as one row with twelve values, or one where they are alike. */
export function withOneSeasonality(rows: readonly AssumptionRow[]): AssumptionRow[] {
  const months = rows.filter(({ id }) => asOneSeasonality(id) !== id);
  if (months.length < 2) return [...rows];
  const [first] = months;
  const values = months.map(({ value }) => value);
  const isFlat = values.every((value) => value === first.value);
  const one = {
    ...first,
    id: asOneSeasonality(first.id),
    label: "leads by month, January first",
    value: isFlat ? `${first.value} in every month` : values.join(", "),
    meaning: "How many leads each month brings, compared with an average month.",
    own: months.some(({ own }) => own),
  };
  return rows.flatMap((row) => (row === first ? [one] : months.includes(row) ? [] : [row]));
}
