import type { ExplainedEffect } from "../../analysis/explain.js";
import type { ResolvedAssumption } from "../../scenario/scenario.js";
import { plain } from "../../report/format/number.js";
import type { ViewCell, ViewTable } from "../../report/view.js";
import { rateText } from "../../report/format/rate.js";

/** What a structure does to the company, as plain rates at the medians of all inputs; rows that change nothing are left out. */
export function effectsTable(
  effects: readonly ExplainedEffect[],
  assumptions: readonly Pick<ResolvedAssumption, "id" | "unit">[],
): ViewTable {
  const unitOf = new Map(assumptions.map(({ id, unit }) => [id, unit]));
  return {
    kind: "table",
    heading: "Effects, at the medians of all assumptions",
    columns: [
      { header: "acts on", align: "left", priority: 1, wrapsTo: 18 },
      { header: "today", align: "right", priority: 1 },
      { header: "with this structure", align: "left", priority: 1 },
      { header: "ratio", align: "right", priority: 3 },
      { header: "kind", align: "left", priority: 4 },
      { header: "from", align: "left", priority: 5, wrapsTo: 30 },
    ],
    rows: effects.flatMap((effect) => effectRows(effect, unitOf)),
  };
}

const termText = ({ input, value, divides }: ExplainedEffect["terms"][number]): string =>
  `${divides ? "less today's " : ""}${input} ${plain(value)}`;

function effectRows(effect: ExplainedEffect, unitOf: ReadonlyMap<string, string>): ViewCell[][] {
  return effect.rates
    .filter(({ base, result }) => base !== result || effect.terms.length > 0)
    .map(({ assumption, base, result }) => {
      const unit = unitOf.get(assumption) ?? "";
      // A response time has no rate of its own: it acts on that of opportunities.
      const isPlain = effect.rates.length === 1 && effect.kind !== "time ratio";
      const label = isPlain ? effect.label : `${effect.label} (${assumption})`;
      return [
        { text: label },
        { text: rateText(base, unit) },
        { text: `→ ${rateText(result, unit)}`, tone: "strong" },
        { text: plain(effect.ratio) },
        { text: effect.kind },
        { text: effect.terms.map(termText).join(", "), tone: "muted" },
      ];
    });
}
