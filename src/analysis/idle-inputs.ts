import type { Team } from "../organisation/structure.js";
import type { Plan, PlannedState } from "../simulation/plan.js";

/** Inputs of the model that do nothing unless something about a plan calls for them. */
interface CalledInputs {
  /** Ids, or what they start with. */
  readonly ids: readonly string[];
  readonly isCalled: (plan: Plan) => boolean;
}

const statesOf = ({ structures }: Plan): readonly PlannedState[] => structures.flatMap(({ states }) => states);

/** Whether a team has posts today or in any structure. */
export const hasTeam = (plan: Plan, team: Team): boolean =>
  [plan.todayPosts, ...statesOf(plan).map(({ posts }) => posts)].some((posts) => posts[team] > 0);

const CALLED: readonly CalledInputs[] = [
  { ids: ["sdr.", "people.sdr_", "money.sdr_cost"], isCalled: (plan) => hasTeam(plan, "sdr") },
  {
    ids: ["success.", "people.success_", "money.success_cost", "elasticity.coverage_"],
    isCalled: (plan) => hasTeam(plan, "success"),
  },
  { ids: ["change."], isCalled: ({ structures }) => structures.some(({ states }) => states.length > 1) },
  {
    ids: ["elasticity.programme_to_leads"],
    isCalled: (plan) =>
      statesOf(plan).some(({ overrides }) =>
        overrides.some(({ assumption }) => assumption === "money.programme_spend"),
      ),
  },
  {
    ids: ["money.manager_cost"],
    isCalled: (plan) => statesOf(plan).some(({ managers }) => managers.atBookCost > 0),
  },
];

/** Whether an input does nothing in any structure of a plan: what is unknown about it is not worth asking for. */
export function isIdle(plan: Plan): (input: string) => boolean {
  const idle = CALLED.filter(({ isCalled }) => !isCalled(plan)).flatMap(({ ids }) => ids);
  return (input) => idle.some((start) => input.startsWith(start));
}
