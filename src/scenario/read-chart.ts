import { chartFaults } from "../organisation/chart-faults.js";
import { isTeam, superiorOf } from "../organisation/chart.js";
import {
  RELATED_TEAMS,
  TEAMS,
  type ChartNode,
  type OrgChart,
  type Posts,
  type Team,
} from "../organisation/structure.js";
import type { Problem } from "../foundation/problem.js";
import { plausibleRange, type MoneyLevel } from "../assumptions/plausible.js";
import { checkDistinct, checkName } from "./check-name.js";
import type { Report } from "./problems.js";
import type { StructureShape } from "./schema.js";
import { misspeltTeam } from "./misspelt-team.js";
import { readNumber } from "./read-number.js";
import type { AssumptionContext } from "./read-assumptions.js";
import { child, entriesOf, type Entry, type LocatedMap, type LocatedNode, type Place } from "./located-tree.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "conflicting-superiors": { node: string; first: string; second: string; firstLine: number };
    "team-reports-to-nobody": { teams: readonly string[] };
    "cost-of-nobody": { node: string };
    "team-misspelt": { found: string; team: string };
  }
}

/** One `node: superior`, wherever it is written. */
interface Line {
  readonly node: string;
  readonly superior: string;
  readonly at: Place;
}

/**
 * The org chart of a structure. Its nodes are the related teams, the other teams with posts, the declared managers (an entry
 * under a team's name describes that team's own head), and every name that reports or is reported to. Undefined, with the faults
 * reported, if it is not one tree.
 */
export function readChart(
  structure: LocatedMap,
  data: StructureShape,
  posts: Posts,
  { report, money }: Pick<AssumptionContext, "report" | "money">,
): OrgChart | undefined {
  if (!namesAreSound(structure, report)) return undefined;
  const lines = reportingLines(structure, report);
  const declared = entriesOf(child(structure, "managers"));
  const names = [
    ...TEAMS.filter((team) => isRelated(team) || posts[team] > 0 || lines.some(({ node }) => node === team)),
    ...declared.map(({ key }) => key),
    ...lines.map(({ superior }) => superior),
  ];
  const nodes = [...new Set(names)].map((name): ChartNode => {
    const entry = declared.find(({ key }) => key === name);
    const { title, role, background } = (entry && data.managers?.[name]) ?? {};
    const costMonthly = readCost(child(entry?.value, "cost"), money, report);
    return {
      name,
      ...(title !== undefined && { title }),
      ...(role && { role }),
      ...(background && { background }),
      ...(costMonthly !== undefined && { costMonthly }),
    };
  });
  const chart = { nodes, reportsTo: Object.fromEntries(lines.map(({ node, superior }) => [node, superior])) };
  const faults = chartFaults(chart, posts);
  for (const fault of faults) reportFault(fault, structure, lines, report);
  if (faults.length > 0) return undefined;
  reportCostsOfNobody(chart, declared, report);
  return chart;
}

const isRelated = (team: Team): boolean => RELATED_TEAMS.some((related) => related === team);

/** A month's cost; certain, since it is one person's. */
function readCost(node: LocatedNode | undefined, money: MoneyLevel, report: Report): number | undefined {
  const plausible = plausibleRange("money.manager_cost", money);
  const cost = node && readNumber(node, report, { kind: "amount", ...(plausible && { plausible }) });
  if (node === undefined || cost === undefined || cost >= 0) return cost;
  report("out-of-range", node.at, { found: String(cost), minimum: 0 });
  return undefined;
}

/** The heads of teams and the top of the chart are there whatever the structure: a cost of theirs would count for nothing. */
function reportCostsOfNobody(chart: OrgChart, declared: readonly Entry[], report: Report): void {
  for (const { key, value } of declared) {
    const cost = child(value, "cost");
    if (cost && (isTeam(key) || superiorOf(chart, key) === undefined)) report("cost-of-nobody", cost.at, { node: key });
  }
}

function namesAreSound(structure: LocatedMap, report: Report): boolean {
  const written = [child(structure, "reports_to"), child(structure, "managers")].flatMap((node) => entriesOf(node));
  const superiors = written.flatMap(({ value }) =>
    value.kind === "scalar" ? value : (child(value, "reports_to") ?? []),
  );
  const names = [
    ...written.map(({ key, at }) => ({ name: key, at })),
    ...superiors.flatMap((node) => (node.kind === "scalar" ? { name: node.text, at: node.at } : [])),
  ];
  const sound = names.filter(({ name, at }) => checkName(name, at, report));
  checkDistinct([...new Map(sound.map((named) => [named.name, named])).values()], report);
  const spelt = sound.filter(({ name, at }) => !reportMisspelt(name, at, report));
  return spelt.length === names.length && titlesAreSound(structure, report);
}

/** Whether a name is a team's but for its spelling: it would become a manager, who is paid. Reports it. */
function reportMisspelt(found: string, at: Place, report: Report): boolean {
  const team = misspeltTeam(found);
  if (team !== undefined) report("team-misspelt", at, { found, team });
  return team !== undefined;
}

function titlesAreSound(structure: LocatedMap, report: Report): boolean {
  const titles = entriesOf(child(structure, "managers")).flatMap(({ value }) => child(value, "title") ?? []);
  return titles.filter((title) => title.kind === "scalar" && !checkName(title.text, title.at, report)).length === 0;
}

/** `reports_to` of the structure and of its managers; each node once. */
function reportingLines(structure: LocatedMap, report: Report): Line[] {
  const inStructure = entriesOf(child(structure, "reports_to")).flatMap(({ key, at, value }) =>
    value.kind === "scalar" ? [{ node: key, superior: value.text, at }] : [],
  );
  const inManagers = entriesOf(child(structure, "managers")).flatMap(({ key, value }) => {
    const superior = child(value, "reports_to");
    return superior?.kind === "scalar" ? [{ node: key, superior: superior.text, at: superior.at }] : [];
  });
  const lines = new Map<string, Line>();
  for (const { node, superior, at } of [...inStructure, ...inManagers]) {
    const first = lines.get(node);
    if (first !== undefined && first.superior !== superior) {
      const firstLine = first.at.position.line;
      report("conflicting-superiors", at, { node, first: first.superior, second: superior, firstLine });
    } else lines.set(node, { node, superior, at });
  }
  return [...lines.values()];
}

function reportFault(fault: Problem, structure: LocatedMap, lines: readonly Line[], report: Report): void {
  const details = fault.arguments;
  const whole = (child(structure, "reports_to") ?? structure).at;
  if ("roots" in details) {
    const teams = details.roots.filter(isTeam);
    if (teams.length > 0) report("team-reports-to-nobody", whole, { teams });
    if (details.roots.length - teams.length > 1) report("two-roots", whole, details);
    return;
  }
  const nodes = "circle" in details ? details.circle : "node" in details ? [details.node] : [];
  const about = nodes.flatMap((node) => lines.find((line) => line.node === node) ?? []);
  // Of a phase rather what it says itself than what it has kept.
  const line = about.find(({ at }) => at.keyPath.startsWith(structure.at.keyPath)) ?? about.at(0);
  report(fault.code, line?.at ?? whole, details);
}
