import { RELATED_TEAMS, TEAMS, type Background, type ChartNode, type OrgChart, type Role } from "./structure.js";

/** The name of the node's superior; undefined for the root. */
export function superiorOf(chart: OrgChart, name: string): string | undefined {
  return Object.hasOwn(chart.reportsTo, name) ? chart.reportsTo[name] : undefined;
}

/** The nodes from `name` (first) up to the root (last). The chart must have no circle. */
export function pathToRoot(chart: OrgChart, name: string): readonly string[] {
  const path = [name];
  for (let above = superiorOf(chart, name); above !== undefined; above = superiorOf(chart, above)) path.push(above);
  return path;
}

export const isTeam = (name: string): boolean => TEAMS.some((team) => team === name);

/** The role given, else: the root is an executive, anyone else a head. */
export function roleOf(chart: OrgChart, node: ChartNode): Role {
  return node.role ?? (superiorOf(chart, node.name) === undefined ? "executive" : "head");
}

/** The background given, else: the head of marketing or of sales has that team's background, anyone else a general one. */
export function backgroundOf(node: ChartNode): Background {
  return node.background ?? RELATED_TEAMS.find((team) => team === node.name) ?? "general";
}
