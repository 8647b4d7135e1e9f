import { quantity, scaleFor, type Scale } from "../../../report/format/quantity.js";
import { percentText } from "../../../report/format/relative.js";
import type { FunnelBar } from "../../../report/charts/funnel.js";
import type { FunnelPart } from "../../../report/page/content.js";
import { nameOf } from "../../../report/structure-name.js";
import type { OutcomeId } from "../../../funnel/outcomes.js";
import { aheadOf } from "./ahead.js";
import { bestFirst } from "../../run/comparison/figures.js";
import { meansTable } from "../../run/comparison/outcome-tables.js";
import type { ScenarioResult, StructureResult } from "../../run/record.js";

/** Stages, and of each the outcome that counts it. */
const STAGES: readonly { readonly id: OutcomeId; readonly label: string }[] = [
  { id: "leads", label: "Leads" },
  { id: "mqls", label: "MQLs" },
  { id: "opportunities", label: "Opportunities" },
  { id: "wins", label: "Deals won" },
];

const TOLD: readonly OutcomeId[] = [
  "leads",
  "mqls",
  "mql_acceptance",
  "follow_up_rate",
  "opportunities",
  "outbound_opportunities",
  "wins",
  "closure_rate",
  "customer_churn",
];

const MONEY: readonly OutcomeId[] = ["bookings", "total_cost", "profit", "recurring_revenue_end"];

/** The funnel of each structure; undefined where its outcomes were not asked for. */
export function funnelPart(result: ScenarioResult): FunnelPart | undefined {
  const { structures, reference, today, horizonMonths } = result;
  const has = (id: OutcomeId): boolean => structures.every(({ outcomes }) => Object.hasOwn(outcomes, id));
  if (!STAGES.every(({ id }) => has(id))) return undefined;
  const held = structures.find(({ id }) => id === reference);
  const most = Math.max(...structures.flatMap(({ outcomes }) => STAGES.map(({ id }) => outcomes[id].mean)));
  const than = reference === today ? "today" : nameOf(result, reference);
  const ahead = aheadOf(result)?.id;
  return {
    intro: `Means over ${horizonMonths} months. MQLs: marketing-qualified leads. Opportunities come from marketing's leads and from what sales finds by itself; percentages compare with ${than}.`,
    funnels: bestFirst(result).map((structure) => {
      const name = nameOf(result, structure.id);
      const stages = STAGES.map((stage) => stageOf(stage, structure, held, result));
      return {
        name: `${name}${structure.id === today ? " (today)" : ""}`,
        title: `Funnel of ${name}`,
        description: stages.map(({ label, text }) => `${label}: ${text}`).join("; "),
        stages,
        most,
        isStrong: structure.id === ahead,
      };
    }),
    tables: [
      meansTable(result, TOLD.filter(has), "The funnel, means"),
      meansTable(result, MONEY.filter(has), "Money, means"),
    ],
  };
}

function stageOf(
  { id, label }: (typeof STAGES)[number],
  { id: own, outcomes, difference }: StructureResult,
  held: StructureResult | undefined,
  result: ScenarioResult,
): FunnelBar {
  const { mean, standardError } = outcomes[id];
  const scale = scaleFor(
    "count",
    result.structures.map((one) => one.outcomes[id].mean),
  );
  const text = quantity(mean, standardError, scale);
  const gap = difference?.[id]?.mean;
  const note =
    held === undefined || own === held.id || gap === undefined
      ? ""
      : changeText(gap, held.outcomes[id].mean, text === figureText(held.outcomes[id], scale));
  return { label, value: mean, text, note };
}

const figureText = ({ mean, standardError }: StructureResult["outcomes"][string], scale: Scale): string =>
  quantity(mean, standardError, scale);

/** @param looksEqual whether both figures are written alike */
function changeText(gap: number, level: number, looksEqual: boolean): string {
  if (gap === 0) return "as many";
  const percent = percentText(gap, level);
  return looksEqual && /[<>]/u.test(percent ?? "") ? "about as many" : (percent ?? "");
}
