import { EFFECT_TARGET_ROWS } from "../assumptions/effect-targets.js";
import type { Problem, ProblemArguments } from "../foundation/problem.js";
import { superiorOf, isTeam } from "../organisation/chart.js";
import { PLACED_TEAMS, TEAMS, type OrgChart, type Posts, type Team } from "../organisation/structure.js";
import { nodeAt, type Place } from "./located-tree.js";
import type { Resolved } from "./resolve.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "no-today": Record<never, never>;
    "posts-as-if-always": { structures: readonly string[]; hasToday: boolean };
    "unused-manager": { structure: string; manager: string };
    "team-without-posts": { structure: string; team: Team };
    "change-beyond-horizon": { structure: string; after: number; horizon: number };
  }
}

type WarningCode =
  "no-today" | "posts-as-if-always" | "unused-manager" | "team-without-posts" | "change-beyond-horizon";

/** What a scenario leaves out on the way from today to its structures, in so far as it may surprise. */
export function wayWarnings(resolved: Resolved): Problem[] {
  return [
    ...withoutToday(resolved),
    ...postsWithoutWay(resolved),
    ...unusedManagers(resolved),
    ...teamsWithoutPosts(resolved),
    ...changesBeyondHorizon(resolved),
  ];
}

function warning<Code extends WarningCode>(
  code: Code,
  at: Place | undefined,
  details: ProblemArguments[Code],
): Problem<Code> {
  return { code, severity: "warning", arguments: details, ...at };
}

/**
 * Whose numbers they are matters where the scenario has own numbers for what structures change: those of the book are
 * of a company without structure effects.
 */
function withoutToday({ today, structures, values, shaped }: Resolved): Problem[] {
  const isOwn = EFFECT_TARGET_ROWS.some(({ bases }) => bases.some((id) => values.has(id)));
  if (today !== undefined || !isOwn || structures.every(({ own }) => own.effects.length === 0)) return [];
  return [warning("no-today", shaped.tree.entries.get("structures")?.at, {})];
}

/** Other posts than today's, from the start: nobody was hired for them and nobody let go. */
function postsWithoutWay({ structures, today, plan, shaped }: Resolved): Problem[] {
  const differing = structures.filter(({ stages, own }) => stages.length === 1 && !isSame(own.posts, plan.todayPosts));
  if (differing.length === 0) return [];
  const ids = differing.map(({ id }) => id);
  const at = nodeAt(shaped.tree, ["structures", ids[0] ?? "", "headcount"])?.at;
  return [warning("posts-as-if-always", at, { structures: ids, hasToday: today !== undefined })];
}

const isSame = (a: Posts, b: Posts): boolean => TEAMS.every((team) => a[team] === b[team]);

/** A manager to whom nobody reports costs money and does nothing. */
function unusedManagers({ structures }: Resolved): Problem[] {
  return structures.flatMap(({ id: structure, stages }) => {
    const unused = new Map(
      stages.flatMap(({ state: { chart, at } }) => idleManagers(chart).map((manager) => [manager, at] as const)),
    );
    return [...unused].map(([manager, at]) => warning("unused-manager", at, { structure, manager }));
  });
}

function idleManagers(chart: OrgChart): string[] {
  const superiors = Object.values(chart.reportsTo);
  return chart.nodes
    .map(({ name }) => name)
    .filter((name) => !isTeam(name) && superiorOf(chart, name) !== undefined && !superiors.includes(name));
}

/** Where a team stands, and who leads it, acts on nobody while it has no posts in any stage. */
function teamsWithoutPosts({ structures }: Resolved): Problem[] {
  return structures.flatMap(({ id: structure, stages }) =>
    PLACED_TEAMS.flatMap((team) => {
      const named = stages.find(({ state: { chart } }) => chart.nodes.some(({ name }) => name === team));
      if (named === undefined || stages.some(({ state: { posts } }) => posts[team] > 0)) return [];
      return warning("team-without-posts", named.state.at, { structure, team });
    }),
  );
}

/** At the transition that says when, or at a structure with phases of its own. */
function changesBeyondHorizon({ structures, plan, shaped }: Resolved): Problem[] {
  const horizon = plan.horizonMonths;
  const transition = shaped.tree.entries.get("transition")?.at;
  return structures.flatMap(({ id: structure, at, stages, phased }) =>
    stages
      .filter(({ from }) => from >= horizon)
      .map(({ from }) =>
        warning("change-beyond-horizon", phased ? at : (transition ?? at), { structure, after: from, horizon }),
      ),
  );
}
