import type { Problem, ProblemArguments } from "../foundation/problem.js";
import type { EffectTerm } from "../organisation/effects.js";
import { RELATED_TEAMS, TEAMS, type OrgChart, type Posts, type Team } from "../organisation/structure.js";
import type { Medians } from "./explain.js";
import { monthlyLoad } from "./plausibility-load.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    // Each of the structure of which it is most so; `others`: how many more there are.
    "leads-beyond-capacity": {
      structure: string;
      team: Team;
      leadsMonthly: number;
      capacityMonthly: number;
      others: number;
    };
    "open-deals-beyond-capacity": { structure: string; openDeals: number; capacity: number; others: number };
    "wide-span-of-control": {
      structure: string;
      manager: string;
      directReports: number;
      limit: number;
      others: number;
    };
    "empty-team": { structure: string; team: string; others: number };
    "large-teams": { structure: string; people: number; limit: number; others: number };
    // Two structures or more each.
    "identical-structures": { groups: readonly (readonly string[])[] };
  }
}

/** What is looked at of a structure. The chart must be sound, see `chartFaults`. */
export interface PlausibleStructure {
  readonly id: string;
  readonly chart: OrgChart;
  readonly posts: Posts;
  readonly effects: readonly EffectTerm[];
  /** Those of today's structure, under which the assumptions were measured. A structure without effects has these. */
  readonly todayEffects?: readonly EffectTerm[];
  /** Medians of the assumptions that it sets differently. */
  readonly overrides?: Medians;
  /** Whatever else tells it from another one: its managers' costs, what it sets differently, its way there. */
  readonly distinction?: string;
}

/** Direct reports per manager: our choice, about twice the 8.1 (Bridge Group) and 8.7 (TOPO) reps per manager found in surveys. */
const MOST_DIRECT_REPORTS = 15;

/** People in both teams: our choice; the essay limits its claims to small teams, not corporations with many staff. */
const MOST_PEOPLE = 30;

/** Work over what there is time for, a ratio: our choice; by less a month is overloaded at times whatever is planned. */
const OVERLOADED = 1.02;

/** Warnings about input that is valid but hard to believe, at the medians of all inputs. Nothing is run. */
export function plausibilityWarnings(medians: Medians, structures: readonly PlausibleStructure[]): readonly Problem[] {
  const groups = kinds(structures);
  return [
    ...emptyTeams(structures),
    ...largeTeams(structures),
    ...spansOfControl(structures),
    ...overloads(
      medians,
      groups.map(([first]) => first),
    ),
    ...identicalStructures(groups),
  ];
}

type WarningCode =
  | "empty-team"
  | "large-teams"
  | "wide-span-of-control"
  | "leads-beyond-capacity"
  | "open-deals-beyond-capacity"
  | "identical-structures";

function warning<Code extends WarningCode>(code: Code, details: ProblemArguments[Code]): Problem<Code> {
  return { code, severity: "warning", arguments: details };
}

const emptyTeams = (structures: readonly PlausibleStructure[]): readonly Problem[] =>
  RELATED_TEAMS.flatMap((team) => {
    const empty = structures.filter(({ posts }) => posts[team] === 0);
    return empty.slice(0, 1).map(({ id }) => warning("empty-team", { structure: id, team, others: empty.length - 1 }));
  });

function largeTeams(structures: readonly PlausibleStructure[]): readonly Problem[] {
  const sizes = structures.map(({ id, posts }) => ({
    structure: id,
    people: TEAMS.reduce((total, team) => total + posts[team], 0),
  }));
  return beyond(sizes, ({ people }) => people, MOST_PEOPLE).map(({ worst, others }) =>
    warning("large-teams", { ...worst, limit: MOST_PEOPLE, others }),
  );
}

/** Manager by manager. Direct reports are the nodes below; of a team's head the team's posts, too. */
function spansOfControl(structures: readonly PlausibleStructure[]): readonly Problem[] {
  const spans = structures.flatMap((structure) =>
    spansOf(structure).map(([manager, directReports]) => ({ structure: structure.id, manager, directReports })),
  );
  return [...new Set(spans.map(({ manager }) => manager))].flatMap((manager) => {
    const own = spans.filter((span) => span.manager === manager);
    return beyond(own, ({ directReports }) => directReports, MOST_DIRECT_REPORTS).map(({ worst, others }) =>
      warning("wide-span-of-control", { ...worst, limit: MOST_DIRECT_REPORTS, others }),
    );
  });
}

function spansOf({ chart, posts }: PlausibleStructure): readonly (readonly [manager: string, directReports: number])[] {
  const spans = new Map(chart.nodes.map(({ name }) => [name, 0]));
  for (const team of TEAMS) spans.set(team, posts[team]);
  for (const superior of Object.values(chart.reportsTo)) spans.set(superior, (spans.get(superior) ?? 0) + 1);
  return [...spans];
}

/** Too many leads and too many open deals, each told once: of the structure where it is worst. */
function overloads(medians: Medians, structures: readonly PlausibleStructure[]): readonly Problem[] {
  // A sales team of nobody is warned of by itself.
  const loads = structures
    .filter(({ posts }) => posts.sales > 0)
    .map((structure) => ({
      structure: structure.id,
      ...monthlyLoad(new Map([...medians, ...(structure.overrides ?? [])]), structure),
    }));
  const leads = beyond(loads, ({ wantedLeads, leadsCapacity }) => wantedLeads / leadsCapacity, OVERLOADED);
  const deals = beyond(loads, ({ openDeals, openDealsCapacity }) => openDeals / openDealsCapacity, OVERLOADED);
  return [
    ...leads.map(({ worst, others }) => {
      const { structure, leadsTeam: team, wantedLeads: leadsMonthly, leadsCapacity: capacityMonthly } = worst;
      return warning("leads-beyond-capacity", { structure, team, leadsMonthly, capacityMonthly, others });
    }),
    ...deals.map(({ worst, others }) => {
      const { structure, openDeals, openDealsCapacity: capacity } = worst;
      return warning("open-deals-beyond-capacity", { structure, openDeals, capacity, others });
    }),
  ];
}

/** The one with most of something and how many more have more than `limit`; nothing if none has. */
function beyond<One>(
  all: readonly One[],
  sizeOf: (one: One) => number,
  limit: number,
): readonly { readonly worst: One; readonly others: number }[] {
  const above = all.filter((one) => sizeOf(one) > limit);
  if (above.length === 0) return [];
  const worst = above.reduce((most, one) => (sizeOf(one) > sizeOf(most) ? one : most));
  return [{ worst, others: above.length - 1 }];
}

/** Structures the model cannot tell apart: all of a scenario in one warning, since a made-up file may have hundreds. */
function identicalStructures(groups: readonly (readonly PlausibleStructure[])[]): readonly Problem[] {
  const same = groups.filter(({ length }) => length > 1);
  if (same.length === 0) return [];
  return [warning("identical-structures", { groups: same.map((group) => group.map(({ id }) => id)) })];
}

/** Those the model cannot tell apart stand together. */
function kinds(structures: readonly PlausibleStructure[]): PlausibleStructure[][] {
  const found = new Map<string, PlausibleStructure[]>();
  for (const one of structures) {
    const { posts, effects, distinction = "" } = one;
    const terms = effects.map(({ target, input }) => `${target} ${input}`).sort();
    const key = JSON.stringify([TEAMS.map((team) => posts[team]), terms, distinction]);
    const alike = found.get(key);
    if (alike === undefined) found.set(key, [one]);
    else alike.push(one);
  }
  return [...found.values()];
}
