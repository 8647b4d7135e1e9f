import type { Problem, ProblemArguments } from "../foundation/problem.js";
import { pathToRoot, superiorOf } from "./chart.js";
import { PLACED_TEAMS, RELATED_TEAMS, TEAMS, type OrgChart, type Posts } from "./structure.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "missing-team": { team: string };
    "team-leads-team": { node: string; leader: string };
    "duplicate-node": { node: string };
    "unknown-node": { node: string; known: readonly string[] };
    "unknown-superior": { node: string; superior: string; known: readonly string[] };
    "two-roots": { roots: readonly string[] };
    "reporting-circle": { circle: readonly string[] };
  }
}

/**
 * Everything that keeps a chart from being one tree that holds both related teams and every team that has posts, in which
 * the placed teams lead no other team. Empty for a sound chart.
 * @param posts a team with posts must be in the chart; default: only the related teams must
 */
export function chartFaults(chart: OrgChart, posts?: Posts): readonly Problem[] {
  const names = chart.nodes.map((node) => node.name);
  const known = new Set(names);
  const roots = [...known].filter((name) => superiorOf(chart, name) === undefined);
  const around = circles(chart, known);
  return [
    ...TEAMS.filter((team) => !known.has(team) && (isRelated(team) || (posts?.[team] ?? 0) > 0)).map((team) =>
      fault("missing-team", { team }),
    ),
    ...duplicates(names).map((node) => fault("duplicate-node", { node })),
    ...unknownNames(chart, known),
    ...(roots.length > 1 ? [fault("two-roots", { roots })] : []),
    ...around.map((circle) => fault("reporting-circle", { circle })),
    ...(around.length === 0 ? ledTeams(chart, known) : []),
  ];
}

type FaultCode =
  | "missing-team"
  | "team-leads-team"
  | "duplicate-node"
  | "unknown-node"
  | "unknown-superior"
  | "two-roots"
  | "reporting-circle";

function fault<Code extends FaultCode>(code: Code, details: ProblemArguments[Code]): Problem<Code> {
  return { code, severity: "error", arguments: details };
}

const isRelated = (name: string): boolean => RELATED_TEAMS.some((team) => team === name);

/** Teams that stand somewhere under a placed team. */
function ledTeams(chart: OrgChart, known: ReadonlySet<string>): readonly Problem[] {
  return TEAMS.filter((team) => known.has(team)).flatMap((team) => {
    const [, ...above] = pathToRoot(chart, team);
    return PLACED_TEAMS.filter((leader) => above.includes(leader)).map((leader) =>
      fault("team-leads-team", { node: team, leader }),
    );
  });
}

function duplicates(names: readonly string[]): readonly string[] {
  const once = new Set<string>();
  const again = new Set<string>();
  for (const name of names) (once.has(name) ? again : once).add(name);
  return [...again];
}

function unknownNames(chart: OrgChart, known: ReadonlySet<string>): readonly Problem[] {
  const allowed = { known: [...known] };
  return Object.entries(chart.reportsTo).flatMap(([node, superior]) => [
    ...(known.has(node) ? [] : [fault("unknown-node", { node, ...allowed })]),
    ...(known.has(superior) ? [] : [fault("unknown-superior", { node, superior, ...allowed })]),
  ]);
}

/** Each circle once, as the names met on the way up. */
function circles(chart: OrgChart, known: ReadonlySet<string>): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const walked = new Set<string>();
  for (const start of known) {
    const path: string[] = [];
    let name: string | undefined = start;
    while (name !== undefined && !walked.has(name)) {
      walked.add(name);
      path.push(name);
      name = superiorOf(chart, name);
    }
    const back = name === undefined ? -1 : path.indexOf(name);
    if (back >= 0) found.push(path.slice(back));
  }
  return found;
}
