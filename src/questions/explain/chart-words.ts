import { isTeam, superiorOf } from "../../organisation/chart.js";
import type { Background, ChartNode, OrgChart, Posts, Relation, Team } from "../../organisation/structure.js";
import { count } from "../../report/format/number.js";
import { RELATION_LABELS } from "../../assumptions/relation-labels.js";
import type { ExplainedStructure } from "./record.js";

/** `sdr, sales to cro; cro, marketing to ceo`: who reports to whom, from the teams up. */
export const chartWords = (chart: OrgChart): string =>
  linesOf(chart, ({ name }) => superiorOf(chart, name) !== undefined);

/** The same of what differs from today's chart alone: `lines as A` where nothing does. */
export function changedChartWords(chart: OrgChart, today: OrgChart, todayCalled: string): string {
  const changed = linesOf(chart, ({ name }) => superiorOf(chart, name) !== superiorOf(today, name));
  const gone = today.nodes.filter(({ name }) => !chart.nodes.some((node) => node.name === name));
  const without = gone.length === 0 ? "" : `no ${gone.map(({ name }) => name).join(", ")}`;
  return [changed, without].filter((text) => text !== "").join("; ") || `lines as ${todayCalled}`;
}

/** A manager's own line stands with those that report to it: `marketing, sales to cro under ceo`. */
function linesOf(chart: OrgChart, isTold: (node: ChartNode) => boolean): string {
  const superiors = new Map(chart.nodes.filter(isTold).map(({ name }) => [name, superiorOf(chart, name)]));
  const hasReports = new Set(superiors.values());
  const standsBelow = (name: string): boolean => !isTeam(name) && hasReports.has(name);
  const own = new Map<string, string[]>(chart.nodes.map(({ name }) => [name, []]));
  for (const [name, superior] of superiors)
    if (superior !== undefined && !standsBelow(name)) own.get(superior)?.push(name);
  const upwards = (name: string): string => {
    const path = [name];
    for (let above = superiors.get(name); above !== undefined && !isTeam(name); above = superiors.get(above)) {
      path.push(above);
      if (own.get(above)?.length !== 0) break;
    }
    return path.join(" under ");
  };
  return [...own]
    .filter(([, names]) => names.length > 0)
    .map(([name, names]) => `${names.join(", ")} to ${upwards(name)}`)
    .join("; ");
}

/** Of these teams: `marketing 2, sales 6`. */
export const postsWords = (posts: Posts, teams: readonly Team[]): string =>
  teams.map((team) => `${team} ${count(posts[team])}`).join(", ");

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
