import type { Problem, ProblemArguments } from "../foundation/problem.js";
import type { EffectTerm } from "../organisation/effects.js";
import { RELATED_TEAMS, TEAMS, type OrgChart, type Posts, type Team } from "../organisation/structure.js";
import type { Medians } from "./explain.js";
import { monthlyLoad } from "./plausibility-load.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    // Of the structure that is overloaded most; `others`: how many more are.
    "leads-beyond-capacity": {
      structure: string;
      team: Team;
      leadsMonthly: number;
      capacityMonthly: number;
      others: number;
    };
    "open-deals-beyond-capacity": { structure: string; openDeals: number; capacity: number; others: number };
    "wide-span-of-control": { structure: string; manager: string; directReports: number; limit: number };
    "empty-team": { structure: string; team: string };
    "large-teams": { structure: string; people: number; limit: number };
    "identical-structures": { first: string; second: string };
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

/** Warnings about input that is valid but hard to believe, at the medians of all inputs. Nothing is run. */
export function plausibilityWarnings(medians: Medians, structures: readonly PlausibleStructure[]): readonly Problem[] {
  return [
    ...structures.flatMap((structure) => [...teamSizes(structure), ...spansOfControl(structure)]),
    ...overloads(medians, structures),
    ...identicalStructures(structures),
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

function teamSizes({ id, posts }: PlausibleStructure): readonly Problem[] {
  const people = TEAMS.reduce((total, team) => total + posts[team], 0);
  return [
    ...RELATED_TEAMS.filter((team) => posts[team] === 0).map((team) => warning("empty-team", { structure: id, team })),
    ...(people > MOST_PEOPLE ? [warning("large-teams", { structure: id, people, limit: MOST_PEOPLE })] : []),
  ];
}

/** Direct reports of a manager are the nodes below; of a team's head the team's posts, too. */
function spansOfControl({ id, chart, posts }: PlausibleStructure): readonly Problem[] {
  const spans = new Map(chart.nodes.map(({ name }) => [name, 0]));
  for (const team of TEAMS) spans.set(team, posts[team]);
  for (const superior of Object.values(chart.reportsTo)) spans.set(superior, (spans.get(superior) ?? 0) + 1);
  return [...spans]
    .filter(([, directReports]) => directReports > MOST_DIRECT_REPORTS)
    .map(([manager, directReports]) =>
      warning("wide-span-of-control", { structure: id, manager, directReports, limit: MOST_DIRECT_REPORTS }),
    );
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
  const leads = overloaded(loads, ({ wantedLeads, leadsCapacity }) => wantedLeads / leadsCapacity);
  const deals = overloaded(loads, ({ openDeals, openDealsCapacity }) => openDeals / openDealsCapacity);
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

/** The one with the highest load and how many more are above 1; nothing if none is. */
function overloaded<Load>(
  loads: readonly Load[],
  loadOf: (load: Load) => number,
): readonly { readonly worst: Load; readonly others: number }[] {
  const above = loads.filter((load) => loadOf(load) > 1);
  if (above.length === 0) return [];
  const worst = above.reduce((most, load) => (loadOf(load) > loadOf(most) ? load : most));
  return [{ worst, others: above.length - 1 }];
}

/** Structures the model cannot tell apart, each with the first of its kind. */
function identicalStructures(structures: readonly PlausibleStructure[]): readonly Problem[] {
  const firsts = new Map<string, string>();
  return structures.flatMap(({ id, posts, effects, distinction = "" }) => {
    const terms = effects.map(({ target, input }) => `${target} ${input}`).sort();
    const key = JSON.stringify([TEAMS.map((team) => posts[team]), terms, distinction]);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, id);
    return first === undefined ? [] : [warning("identical-structures", { first, second: id })];
  });
}
