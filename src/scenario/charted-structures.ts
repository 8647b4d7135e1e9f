import type { ChartedStructure } from "../analysis/choices/charted-structure.js";
import type { Scenario } from "./scenario.js";

/**
 * The scenario's structures with the charts behind their states. On the way from today's structure the first state is today's;
 * and where others are on their way, today's structure is open to choices from the month in which the first of them changes.
 */
export function chartedStructures(scenario: Scenario): ChartedStructure[] {
  const { structures, plan, today } = scenario;
  const changesFrom = firstChange(scenario);
  return structures.map(({ id, stages }, structure) => ({
    planned: plan.structures[structure],
    stages: stages.map(({ from, state: { chart, mandate } }, place) => {
      const isTodays = today !== undefined && id !== today && place === 0 && stages.length > 1;
      return { from, chart, mandate, isChosen: !isTodays };
    }),
    ...(id === today && changesFrom !== undefined && { changesFrom }),
  }));
}

/** The first month in which a structure leaves today's; undefined where none does. */
function firstChange({ structures, today }: Scenario): number | undefined {
  const changed = structures.filter(({ id, stages }) => id !== today && stages.length > 1);
  return changed.length === 0 ? undefined : Math.min(...changed.map(({ stages }) => stages[1].from));
}
