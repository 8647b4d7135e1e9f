import { chartFaults } from "../organisation/chart-faults.js";
import { isTeam } from "../organisation/chart.js";
import { RELATED_TEAMS, type ChartNode, type OrgChart } from "../organisation/structure.js";
import type { Problem } from "../foundation/problem.js";
import { checkName } from "./check-name.js";
import type { Report } from "./problems.js";
import type { StructureShape } from "./schema.js";
import { child, entriesOf, type LocatedMap, type Place } from "./located-tree.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "conflicting-superiors": { node: string; first: string; second: string; firstLine: number };
    "team-reports-to-nobody": { team: string };
  }
}

/** One `node: superior`, wherever it is written. */
interface Line {
  readonly node: string;
  readonly superior: string;
  readonly at: Place;
}

/**
 * The org chart of a structure. Its nodes are the teams, the declared managers (an entry under a team's name describes that
 * team's own head), and every name that someone reports to. Undefined, with the faults reported, if it is not one tree.
 */
export function readChart(structure: LocatedMap, data: StructureShape, report: Report): OrgChart | undefined {
  if (!namesAreSound(structure, report)) return undefined;
  const lines = reportingLines(structure, report);
  const declared = entriesOf(child(structure, "managers"));
  const names = [
    ...RELATED_TEAMS,
    ...lines.map(({ node }) => node).filter(isTeam),
    ...declared.map(({ key }) => key),
    ...lines.map(({ superior }) => superior),
  ];
  const nodes = [...new Set(names)].map((name): ChartNode => {
    const manager = declared.some(({ key }) => key === name) ? data.managers?.[name] : undefined;
    const { role, background } = manager ?? {};
    return { name, ...(role && { role }), ...(background && { background }) };
  });
  const chart = { nodes, reportsTo: Object.fromEntries(lines.map(({ node, superior }) => [node, superior])) };
  const faults = chartFaults(chart);
  for (const fault of faults) reportFault(fault, structure, lines, report);
  return faults.length === 0 ? chart : undefined;
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
  return names.filter(({ name, at }) => !checkName(name, at, report)).length === 0;
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
    for (const team of teams) report("team-reports-to-nobody", whole, { team });
    if (details.roots.length - teams.length > 1) report("two-roots", whole, details);
    return;
  }
  const node = "circle" in details ? details.circle[0] : "node" in details ? details.node : undefined;
  report(fault.code, lines.find((line) => line.node === node)?.at ?? whole, details);
}
