import { isTeam, superiorOf } from "../../organisation/chart.js";
import type { Background, ChartNode, OrgChart, Posts, Relation, Team } from "../../organisation/structure.js";
import { count } from "../../report/format/number.js";
import { isOtherExecutive, RELATION_LABELS } from "../../assumptions/relation-labels.js";
import type { ExplainedStructure } from "./record.js";

/** `sdr, sales to cro; cro, marketing to CEO`: who reports to whom, from the teams up. */
export const chartWords = (chart: OrgChart): string =>
  linesOf(chart, ({ name }) => superiorOf(chart, name) !== undefined);

/** The same of what differs from today's chart alone: `lines as A` where nothing does. */
export function changedChartWords(chart: OrgChart, today: OrgChart, todayCalled: string): string {
  const changed = linesOf(chart, ({ name }) => superiorOf(chart, name) !== superiorOf(today, name));
  const gone = today.nodes.filter(({ name }) => !chart.nodes.some((node) => node.name === name));
  const without = gone.length === 0 ? "" : `no ${gone.map(briefName).join(", ")}`;
  return [changed, without].filter((text) => text !== "").join("; ") || `lines as ${todayCalled}`;
}

/** A manager by the title, the root as readers write it, a team by its name. */
export const managerName = ({ name, title }: ChartNode): string => title ?? (name === "ceo" ? "CEO" : name);

/** A longer title would take a line of its own. */
const MOST_OF_TITLE = 16;

/** The same in a column: by a title that is short, else by the name. */
const briefName = ({ title = "", ...node }: ChartNode): string =>
  title === "" || title.length > MOST_OF_TITLE ? managerName(node) : title;

/** A manager's own line stands with those that report to it: `marketing, sales to cro under CEO`. */
function linesOf(chart: OrgChart, isTold: (node: ChartNode) => boolean): string {
  const superiors = new Map(chart.nodes.filter(isTold).map(({ name }) => [name, superiorOf(chart, name)]));
  const hasReports = new Set(superiors.values());
  const standsBelow = (name: string): boolean => !isTeam(name) && hasReports.has(name);
  const own = new Map<string, string[]>(chart.nodes.map(({ name }) => [name, []]));
  const names = new Map(chart.nodes.map((node) => [node.name, briefName(node)]));
  const calledOf = (name: string): string => names.get(name) ?? name;
  for (const [name, superior] of superiors)
    if (superior !== undefined && !standsBelow(name)) own.get(superior)?.push(name);
  const upwards = (name: string): string => {
    const path = [name];
    for (let above = superiors.get(name); above !== undefined && !isTeam(name); above = superiors.get(above)) {
      path.push(above);
      if (own.get(above)?.length !== 0) break;
    }
    return path.map(calledOf).join(" under ");
  };
  return [...own]
    .filter(([, reports]) => reports.length > 0)
    .map(([name, reports]) => `${reports.map(calledOf).join(", ")} to ${upwards(name)}`)
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

/** `CEO over both`, `executive over both, who comes from sales`. */
export function relationWords({ relation, background }: Pick<ExplainedStructure, "relation" | "background">): string {
  const who = background === USUAL[relation] ? "" : `, who ${FROM[background]}`;
  const label = isOtherExecutive(relation, background) ? "executive over both" : RELATION_LABELS[relation];
  return `${label}${who}`;
}

/** Of the manager who decides over both teams. */
export const backgroundWords = (background: Background): string => FROM[background];
