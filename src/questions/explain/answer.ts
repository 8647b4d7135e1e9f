import { explainEffects } from "../../analysis/explain.js";
import { specMedian } from "../../distributions/distribution.js";
import { lastState } from "../../simulation/plan.js";
import type { Scenario } from "../../scenario/scenario.js";
import { structurePlaces } from "../structure-names.js";
import { scenarioRow } from "./assumption-tables.js";
import type { ExplainFigures } from "./record.js";

/**
 * What the model makes of a scenario: charts, what follows from them, effects at the medians of all inputs, assumptions.
 * @param only one structure
 * @throws InvalidInput if there is no structure of that name
 */
export function explain(scenario: Scenario, only?: string): ExplainFigures {
  const { plan, structures, assumptions } = scenario;
  const medians = new Map(plan.inputs.map(({ id, distribution }) => [id, specMedian(distribution)]));
  const places = only === undefined ? [...structures.keys()] : structurePlaces(scenario, [only]);
  return {
    structures: places.map((place) => {
      const { posts, effects } = lastState(plan.structures[place]);
      return { ...structures[place], posts, effects: explainEffects(medians, effects, plan.effectStrength) };
    }),
    assumptions: assumptions.map(scenarioRow),
  };
}
