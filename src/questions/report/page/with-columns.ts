import type { ViewTable } from "../../../report/view.js";

/** The table without columns that come after this priority: the result in the page holds every figure. */
export function withColumns(table: ViewTable, most: number): ViewTable {
  const isKept = (_: unknown, place: number): boolean => table.columns[place].priority <= most;
  return { ...table, columns: table.columns.filter(isKept), rows: table.rows.map((row) => row.filter(isKept)) };
}
