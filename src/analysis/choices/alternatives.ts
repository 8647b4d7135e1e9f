import { backgroundOf, isTeam, roleOf } from "../../organisation/chart.js";
import { deriveOrganisation } from "../../organisation/derive.js";
import {
  BACKGROUNDS,
  MANDATES,
  ROLES,
  TEAMS,
  type ChartNode,
  type OrgChart,
  type Team,
} from "../../organisation/structure.js";
import { lastDecided, redecided, type ChartedStructure, type Decided, type Redecide } from "./charted-structure.js";
import type { PlannedStructure } from "../../simulation/plan.js";

/** A decision about a structure that is not an uncertain assumption. */
export type ChoiceId = "mandate" | "role" | "background" | "manager_cost" | `headcount.${Team}`;

/** One option of a choice, for any structure it makes sense for. */
export interface ChoiceOption {
  readonly choice: ChoiceId;
  /** `drive`, `head`, `both`, `0x` or `2x` of the managers' cost, `+1` or `-1` posts. */
  readonly option: string;
  /** What the structure has now, in the same words; undefined where the choice is not there. */
  readonly currentOf: (decided: Decided) => string | undefined;
  readonly redecide: Redecide;
}

/** A structure as another option would make it. */
export interface Alternative extends Pick<ChoiceOption, "choice" | "option"> {
  readonly current: string;
  readonly structure: PlannedStructure;
}

/** Every option of every choice, choice by choice. */
export const CHOICE_OPTIONS: readonly ChoiceOption[] = [
  ...MANDATES.map((mandate): ChoiceOption => ({
    choice: "mandate",
    option: mandate,
    currentOf: (decided) => decided.mandate,
    redecide: (decided) => ({ ...decided, mandate }),
  })),
  ...ROLES.map((role): ChoiceOption => ({
    choice: "role",
    option: role,
    currentOf: ({ chart }) => {
      const manager = decidingManager(chart);
      return isTeam(manager.name) ? undefined : roleOf(chart, manager);
    },
    redecide: (decided) => withManager(decided, { role }),
  })),
  ...BACKGROUNDS.map((background): ChoiceOption => ({
    choice: "background",
    option: background,
    currentOf: ({ chart }) => backgroundOf(decidingManager(chart)),
    redecide: (decided) => withManager(decided, { background }),
  })),
  ...[0, 2].map((factor): ChoiceOption => ({
    choice: "manager_cost",
    option: `${factor}x`,
    currentOf: ({ managers: { atBookCost, givenCostMonthly } }) =>
      atBookCost === 0 && givenCostMonthly === 0 ? undefined : "1x",
    redecide: ({ managers: { atBookCost, givenCostMonthly }, ...decided }) => ({
      ...decided,
      managers: { atBookCost: factor * atBookCost, givenCostMonthly: factor * givenCostMonthly },
    }),
  })),
  ...TEAMS.flatMap((team) =>
    [1, -1].map((step): ChoiceOption => ({
      choice: `headcount.${team}`,
      option: step > 0 ? `+${step}` : `${step}`,
      // A team of nobody is another structure, and so is a team that is not there yet.
      currentOf: ({ posts }) => (posts[team] > 0 && posts[team] + step > 0 ? String(posts[team]) : undefined),
      redecide: (decided) => ({ ...decided, posts: { ...decided.posts, [team]: decided.posts[team] + step } }),
    })),
  ),
];

/** Of these options those that a structure does not have yet and that change something. */
export function alternativesOf(charted: ChartedStructure, options = CHOICE_OPTIONS): Alternative[] {
  const decided = lastDecided(charted);
  const asItIs = JSON.stringify(redecided(charted, (same) => same).states);
  return options.flatMap(({ choice, option, currentOf, redecide }) => {
    const current = currentOf(decided);
    if (current === undefined || current === option) return [];
    const structure = redecided(charted, redecide);
    return JSON.stringify(structure.states) === asItIs ? [] : [{ choice, option, current, structure }];
  });
}

function decidingManager(chart: OrgChart): ChartNode {
  const name = deriveOrganisation(chart).decidingManager;
  return chart.nodes.find((node) => node.name === name) ?? { name };
}

function withManager(decided: Decided, change: Partial<ChartNode>): Decided {
  const { name } = decidingManager(decided.chart);
  const nodes = decided.chart.nodes.map((node) => (node.name === name ? { ...node, ...change } : node));
  return { ...decided, chart: { ...decided.chart, nodes } };
}
