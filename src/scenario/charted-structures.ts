import type { ChartedStructure } from "../analysis/choices/charted-structure.js";
import type { Scenario } from "./scenario.js";

/** The scenario's structures with the charts behind their states. On the way from today's structure, its first state is today's. */
export function chartedStructures({ structures, plan, today }: Scenario): ChartedStructure[] {
  return structures.map(({ id, stages }, structure) => ({
    planned: plan.structures[structure],
    stages: stages.map(({ from, state: { chart, mandate } }, place) => {
      const isTodays = today !== undefined && id !== today && place === 0 && stages.length > 1;
      return { from, chart, mandate, isChosen: !isTodays };
    }),
  }));
}
