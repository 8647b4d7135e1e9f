import { isTeam, superiorOf } from "../../../organisation/chart.js";
import { orgChartTree, type ChartTree } from "../../../organisation/tree.js";
import type { OrgChart, Posts, Team } from "../../../organisation/structure.js";
import { TEAM_ROWS } from "../../../assumptions/teams.js";
import { count, signed, fixed } from "../../../report/format/number.js";
import { nameOf } from "../../../report/structure-name.js";
import type { OrgNode } from "../../../report/charts/org-chart.js";
import type { OrganisationCard, OrganisationsPart } from "../../../report/page/content.js";
import { chartWords, relationWords } from "../../explain/chart-words.js";
import { assumptionLabel } from "../../../report/assumption-label.js";
import { valueWithUnit } from "../../explain/unit-words.js";
import type { aheadOf } from "./ahead.js";
import { stepMonths, structuresTable, whenText, type ExplainedScenario } from "../../explain/overview.js";
import type { ExplainedStructure } from "../../explain/record.js";

type Ahead = ReturnType<typeof aheadOf>;

/** Charts side by side; `order`: ids as they are compared, the best first; `ahead`: that which is, in the words of the verdict. */
export function organisationsPart(
  explained: ExplainedScenario,
  order: readonly string[],
  ahead: Ahead,
): OrganisationsPart {
  const { structures, today } = explained;
  const now = structures.find(({ id }) => id === today);
  const placeOf = ({ id }: ExplainedStructure): number => {
    const at = order.indexOf(id);
    return at < 0 ? order.length : at;
  };
  // Today's first: the others are told as what they change of it.
  const sorted = [...structures].sort(
    (a, b) => Number(b.id === today) - Number(a.id === today) || placeOf(a) - placeOf(b),
  );
  return {
    table: structuresTable(explained),
    charts: sorted.map((structure) => cardOf(structure, now, explained, ahead)),
    caption:
      now === undefined
        ? "The scenario names no structure of today, so nothing is marked as a change."
        : "Heavy lines and dashed frames: not as it is today. Filled boxes are teams, with their posts.",
  };
}

function cardOf(
  structure: ExplainedStructure,
  now: ExplainedStructure | undefined,
  explained: ExplainedScenario,
  ahead: Ahead,
): OrganisationCard {
  const { id } = structure;
  const name = nameOf(explained, id);
  return {
    name,
    tags: [...(id === now?.id ? ["today"] : []), ...(ahead !== undefined && id === ahead.id ? [ahead.words] : [])],
    chart: {
      title: `Org chart of ${name}`,
      description: chartWords(structure.chart),
      nodes: nodesOf(structure, now === undefined || now.id === id ? undefined : now),
    },
    lines: linesOf(structure, now, explained),
  };
}

const MANDATE_WORDS: Readonly<Record<ExplainedStructure["mandate"], string>> = {
  drive: "Marketing is asked to drive revenue",
  support: "Marketing is asked to support sales",
  none: "Nobody asks marketing for revenue",
};

function linesOf(
  structure: ExplainedStructure,
  now: ExplainedStructure | undefined,
  explained: ExplainedScenario,
): string[] {
  const { mandate, from, overrides, effectsOn } = structure;
  const isNew = now !== undefined && now.mandate !== mandate;
  const words = relationWords(structure);
  return [
    capital(words),
    `${MANDATE_WORDS[mandate]} (mandate ${mandate}${isNew ? `; today ${now.mandate}` : ""})`,
    ...(from > 0 ? [whenText(from, stepMonths(structure, explained))] : []),
    ...(effectsOn ? [] : ["A yardstick: its chart has no effect"]),
    ...overrides.map((one) => `${assumptionLabel(one.assumption)}: ${valueWithUnit(one, explained.currency)}`),
  ];
}

/** From the root down, each after its superior. */
function nodesOf({ chart, posts }: ExplainedStructure, now: ExplainedStructure | undefined): OrgNode[] {
  const nodes: OrgNode[] = [];
  const waiting: { readonly tree: ChartTree; readonly superior?: number }[] = [{ tree: orgChartTree(chart) }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { tree, superior } = next;
    const at = nodes.length;
    nodes.push({
      name: tree.name,
      ...(superior !== undefined && { superior }),
      ...textsOf(tree, posts),
      ...changeOf(tree, chart, posts, now),
      isTeam: tree.isTeam,
    });
    waiting.push(...tree.children.map((child) => ({ tree: child, superior: at })).reverse());
  }
  return nodes;
}

const teamLabel = (name: string): string => TEAM_ROWS.find(({ id }) => id === name)?.label ?? name;

function textsOf(
  { name, title, isTeam: team, background }: ChartTree,
  posts: Posts,
): Pick<OrgNode, "title" | "detail"> {
  if (!team) return { title: title ?? managerName(name), detail: BACKGROUND_WORDS[background] };
  const size = posts[name as Team];
  const label = teamLabel(name);
  return { title: capital(label), detail: size === 1 ? "1 post" : `${count(size)} posts` };
}

const BACKGROUND_WORDS: Readonly<Record<ChartTree["background"], string>> = {
  sales: "from sales",
  marketing: "from marketing",
  both: "knows both sides",
  general: "",
};

/** A manager without a title is called by its name in the file. */
const managerName = (name: string): string =>
  name.length <= 3 ? name.toUpperCase() : capital(name.replaceAll(/[-_]/gu, " "));

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What is not as in today's chart. */
function changeOf(
  { name, background }: ChartTree,
  chart: OrgChart,
  posts: Posts,
  now: ExplainedStructure | undefined,
): Pick<OrgNode, "isMoved" | "change"> {
  if (now === undefined) return { isMoved: false };
  const before = now.chart.nodes.find((node) => node.name === name);
  const isMoved = before === undefined || superiorOf(chart, name) !== superiorOf(now.chart, name);
  const gained = isTeam(name) ? posts[name as Team] - now.posts[name as Team] : 0;
  const isOther = before !== undefined && !isTeam(name) && (before.background ?? background) !== background;
  const change =
    before === undefined
      ? "new"
      : gained !== 0
        ? `${signed(fixed(gained, 0))} ${Math.abs(gained) === 1 ? "post" : "posts"}${isMoved ? ", moves" : ""}`
        : isMoved
          ? "new superior"
          : isOther
            ? "other background"
            : undefined;
  return { isMoved, ...(change !== undefined && { change }) };
}
