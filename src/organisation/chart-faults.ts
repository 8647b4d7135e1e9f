import type { Problem, ProblemArguments } from "../foundation/problem.js";
import { superiorOf } from "./chart.js";
import { TEAMS, type OrgChart } from "./structure.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "missing-team": { team: string };
    "duplicate-node": { node: string };
    "unknown-node": { node: string; known: readonly string[] };
    "unknown-superior": { node: string; superior: string; known: readonly string[] };
    "two-roots": { roots: readonly string[] };
    "reporting-circle": { circle: readonly string[] };
  }
}

/** Everything that keeps a chart from being one tree that holds both teams. Empty for a sound chart. */
export function chartFaults(chart: OrgChart): readonly Problem[] {
  const names = chart.nodes.map((node) => node.name);
  const known = new Set(names);
  const roots = [...known].filter((name) => superiorOf(chart, name) === undefined);
  return [
    ...TEAMS.filter((team) => !known.has(team)).map((team) => fault("missing-team", { team })),
    ...duplicates(names).map((node) => fault("duplicate-node", { node })),
    ...unknownNames(chart, known),
    ...(roots.length > 1 ? [fault("two-roots", { roots })] : []),
    ...circles(chart, known).map((circle) => fault("reporting-circle", { circle })),
  ];
}

type FaultCode =
  "missing-team" | "duplicate-node" | "unknown-node" | "unknown-superior" | "two-roots" | "reporting-circle";

function fault<Code extends FaultCode>(code: Code, details: ProblemArguments[Code]): Problem<Code> {
  return { code, severity: "error", arguments: details };
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
