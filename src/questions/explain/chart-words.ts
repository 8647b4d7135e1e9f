import { isTeam } from "../../organisation/chart.js";
import type { Background, Relation, Team } from "../../organisation/structure.js";
import { count } from "../../report/format/number.js";
import { RELATION_LABELS } from "../../assumptions/relation-labels.js";
import type { ExplainedStructure } from "./record.js";

/** `sales (10), sdr (4) to cro; cro, marketing (6) to ceo`: who reports to whom, from the teams up, with posts. */
export function chartWords({ chart: { nodes, reportsTo }, posts }: ExplainedStructure): string {
  const named = (name: string): string => (isTeam(name) ? `${name} (${count(posts[name as Team])})` : name);
  const groups = nodes
    .map(({ name }) => ({ superior: name, reports: nodes.filter((node) => reportsTo[node.name] === name) }))
    .filter(({ reports }) => reports.length > 0)
    .map(({ superior, reports }) => `${reports.map(({ name }) => named(name)).join(", ")} to ${superior}`);
  return groups.join("; ");
}

/** The background that goes without saying under each relation. */
const USUAL: Readonly<Record<Relation, Background>> = {
  marketing_under_sales: "sales",
  sales_under_marketing: "marketing",
  shared_head: "general",
  shared_bilingual_leader: "both",
  shared_executive: "general",
};

const FROM: Readonly<Record<Background, string>> = {
  sales: "comes from sales",
  marketing: "comes from marketing",
  both: "understands both",
  general: "comes from neither",
};

/** `CEO over both, who comes from sales`. */
export function relationWords({ relation, background }: Pick<ExplainedStructure, "relation" | "background">): string {
  const who = background === USUAL[relation] ? "" : `, who ${FROM[background]}`;
  return `${RELATION_LABELS[relation]}${who}`;
}

/** Of the manager who decides over both teams. */
export const backgroundWords = (background: Background): string => FROM[background];
