import type { ChartedStructure } from "../analysis/choices/charted-structure.js";
import type { Mandate, OrgChart } from "../organisation/structure.js";
import type { Plan } from "../simulation/plan.js";
import type { Scenario } from "./scenario.js";

/** What of a scenario says how its structures came about, also as results carry it. */
export interface ChartedScenario {
  readonly plan: Pick<Plan, "structures">;
  readonly today?: string;
  readonly structures: readonly {
    readonly id: string;
    readonly stages: readonly { readonly from: number; readonly chart: OrgChart; readonly mandate: Mandate }[];
  }[];
}

/** The scenario's structures with the charts behind their states. */
export function chartedStructures({ plan, today, structures }: Scenario): ChartedStructure[] {
  const bare = structures.map(({ id, stages }) => ({
    id,
    stages: stages.map(({ from, state: { chart, mandate } }) => ({ from, chart, mandate })),
  }));
  return chartsBehind({ plan, ...(today !== undefined && { today }), structures: bare });
}

/**
 * On the way from today's structure the first state is today's; and where others are on their way, today's structure is open to
 * choices from the month in which the first of them changes.
 */
export function chartsBehind(scenario: ChartedScenario): ChartedStructure[] {
  const { structures, plan, today } = scenario;
  const changesFrom = firstChange(scenario);
  return structures.map(({ id, stages }, structure) => ({
    planned: plan.structures[structure],
    stages: stages.map(({ from, chart, mandate }, place) => {
      const isTodays = today !== undefined && id !== today && place === 0 && stages.length > 1;
      return { from, chart, mandate, isChosen: !isTodays };
    }),
    ...(id === today && changesFrom !== undefined && { changesFrom }),
  }));
}

/** The first month in which a structure leaves today's; undefined where none does. */
function firstChange({ structures, today }: ChartedScenario): number | undefined {
  const changed = structures.filter(({ id, stages }) => id !== today && stages.length > 1);
  return changed.length === 0 ? undefined : Math.min(...changed.map(({ stages }) => stages[1].from));
}
