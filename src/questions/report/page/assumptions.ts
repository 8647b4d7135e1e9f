import { ASSUMPTION_GROUPS, isInGroup } from "../../../assumptions/groups.js";
import { ownAssumptionsText } from "../../../report/own-assumptions.js";
import type { AssumptionsPart, BookGroup } from "../../../report/page/content.js";
import type { ViewTable } from "../../../report/view.js";
import { ownTable, valueWithUnit, withOneSeasonality } from "../../explain/assumption-tables.js";
import { overview, type ExplainedScenario } from "../../explain/overview.js";

/** What the scenario sets, what its effects come to, and the whole book. */
export function assumptionsPart(explained: ExplainedScenario): AssumptionsPart {
  const { assumptions, origins, currency } = explained;
  const own = assumptions.filter((row) => row.own);
  const sources = [...new Set(assumptions.map(({ source }) => source))];
  return {
    intro: `${ownAssumptionsText(origins)} “a to b” is a 90 % interval: in 9 of 10 futures the value lies in it.`,
    ...(own.length > 0 && { own: { ...ownTable(own, currency), heading: "What the scenario sets" } }),
    effects: overview(explained)
      .filter((block): block is ViewTable => block.kind === "table")
      .slice(1),
    book: groupsOf(explained, sources),
    sources,
  };
}

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
