import { ASSUMPTION_GROUPS, isInGroup } from "../../../assumptions/groups.js";
import { ownAssumptionsText } from "../../../report/own-assumptions.js";
import { nameOf } from "../../../report/structure-name.js";
import type { AssumptionsPart, BookGroup } from "../../../report/page/content.js";
import type { ViewColumn, ViewTable } from "../../../report/view.js";
import { withOneSeasonality } from "../../explain/assumption-tables.js";
import { valueWithUnit } from "../../explain/unit-words.js";
import type { AssumptionRow } from "../../explain/record.js";
import { managerCosts, overview, type ExplainedScenario } from "../../explain/overview.js";

/**
 * What the scenario sets, what decides, what the effects come to, and the whole book.
 * @param decisive ids of assumptions, the most decisive first
 */
export function assumptionsPart(explained: ExplainedScenario, decisive: readonly string[] = []): AssumptionsPart {
  const { assumptions, origins, currency } = explained;
  const deciding = decisive.flatMap((id) => assumptions.find((row) => row.id === id) ?? []);
  const sources = [...new Set(assumptions.map(({ source }) => source))];
  return {
    intro: `${ownAssumptionsText(origins)} “a to b” is a 90 % interval: in 9 of 10 futures the value lies in it.`,
    told: [
      ...setTable(explained),
      ...(deciding.length > 0 ? [assumptionTable("What decides most", deciding, currency)] : []),
    ],
    effects: overview(explained).filter((block): block is ViewTable => block.kind === "table"),
    book: groupsOf(explained, sources),
    sources,
  };
}

/** The scenario's own assumptions, and what its managers cost where it says so; none where it sets nothing. */
function setTable(explained: ExplainedScenario): ViewTable[] {
  const own = withOneSeasonality(explained.assumptions.filter((row) => row.own));
  const table = assumptionTable("What the scenario sets", own, explained.currency);
  const costs = managerCosts(explained, (id) => nameOf(explained, id)).map((text) =>
    ["cost of a manager", text, "assumption", "this scenario"].map((cell) => ({ text: cell })),
  );
  const rows = [...table.rows, ...costs];
  return rows.length === 0 ? [] : [{ ...table, rows }];
}

const column = (header: string): ViewColumn => ({ header, align: "left", priority: 1 });

/** A line each. */
const assumptionTable = (heading: string, rows: readonly AssumptionRow[], currency: string | undefined): ViewTable => ({
  kind: "table",
  heading,
  columns: [column("assumption"), column("value"), column("grade"), column("source")],
  rows: rows.map((row) => [row.label, valueWithUnit(row, currency), row.grade, row.source].map((text) => ({ text }))),
});

function groupsOf({ assumptions, currency }: ExplainedScenario, sources: readonly string[]): BookGroup[] {
  return ASSUMPTION_GROUPS.flatMap(({ id, about }) => {
    const inside = withOneSeasonality(assumptions.filter((row) => isInGroup(row.id, id)));
    if (inside.length === 0) return [];
    const rows = inside.map((row) => ({
      label: row.label,
      id: row.id,
      value: valueWithUnit(row, currency),
      grade: row.grade,
      source: sources.indexOf(row.source) + 1,
      own: row.own,
    }));
    return [{ name: id, about, rows }];
  });
}
