import { explainEffects } from "../../analysis/explain.js";
import { specMedian } from "../../distributions/distribution.js";
import { lastState } from "../../simulation/plan.js";
import { requireType } from "../../scenario/require-type.js";
import type { Scenario, ScenarioStructure } from "../../scenario/scenario.js";
import { requireScenario } from "../options/library.js";
import { structurePlaces } from "../structure-names.js";
import { scenarioRow } from "./assumption-tables.js";
import type { ExplainedStructure, ExplainFigures } from "./record.js";

/**
 * What the model makes of a scenario: charts, what follows from them, effects at the medians of all inputs, assumptions.
 * @param only one structure
 * @throws InvalidInput if there is no structure of that name
 */
export function explain(scenario: Scenario, only?: string): ExplainFigures {
  requireScenario(scenario);
  requireType(only === undefined || typeof only === "string", only, "the name of a structure");
  const { plan, structures, assumptions, today } = scenario;
  const medians = new Map(plan.inputs.map(({ id, distribution }) => [id, specMedian(distribution)]));
  const places = only === undefined ? [...structures.keys()] : structurePlaces(scenario, [only]);
  return {
    structures: places.map((place) => {
      const state = lastState(plan.structures[place]);
      const relative = { ...state, today: plan.todayEffects, strength: plan.effectStrength };
      return { ...structureRecord(structures[place]), effects: explainEffects(medians, relative) };
    }),
    assumptions: assumptions.map(scenarioRow),
    ...(today !== undefined && { today }),
  };
}

/** What a structure comes to, and when: its last state. */
function structureRecord({ stages, ...structure }: ScenarioStructure): Omit<ExplainedStructure, "effects"> {
  const { id, chart, posts, relation, background, mandate, reasons, effectsOn, overrides } = structure;
  const { from } = stages[stages.length - 1];
  return {
    id,
    chart,
    posts,
    relation,
    background,
    mandate,
    reasons,
    effectsOn,
    from,
    overrides: overrides.map(({ id: assumption, value, unit }) => ({ assumption, value, unit })),
  };
}
