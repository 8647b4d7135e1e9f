import { explainEffects } from "../../analysis/explain.js";
import { specMedian } from "../../distributions/distribution.js";
import { lastState } from "../../simulation/plan.js";
import { requireType } from "../../foundation/require-type.js";
import type { Scenario, ScenarioStructure } from "../../scenario/scenario.js";
import { requireScenario } from "../options/library.js";
import { scenarioRow } from "./assumption-rows.js";
import type { ExplainedStructure, ExplainFigures } from "./record.js";
import { findSubject, type ExplainedSubject } from "./subject.js";

/**
 * What the model makes of a scenario: charts, what follows from them, effects at the medians of all inputs, assumptions.
 * @param only one structure, assumption or group of assumptions
 * @throws InvalidInput if there is none of that name
 */
export function explain(scenario: Scenario, only?: string): ExplainFigures {
  requireScenario(scenario);
  requireType(
    only === undefined || typeof only === "string",
    only,
    "the name of a structure, an assumption or a group",
  );
  return explainSubject(scenario, only === undefined ? undefined : findSubject(only, scenario));
}

/** The same for what was found of a name; an outcome is the same in every scenario, so nothing is said of this one. */
export function explainSubject(scenario: Scenario, subject?: ExplainedSubject): ExplainFigures {
  const { plan, structures, assumptions, today } = scenario;
  const medians = new Map(plan.inputs.map(({ id, distribution }) => [id, specMedian(distribution)]));
  const kind = subject?.kind ?? "all";
  const places = kind === "all" ? [...structures.keys()] : subject?.kind === "structure" ? [subject.place] : [];
  const isShown = (id: string): boolean =>
    subject !== undefined && "ids" in subject ? subject.ids.includes(id) : kind !== "outcome";
  return {
    structures: places.map((place) => {
      const state = lastState(plan.structures[place]);
      const relative = { ...state, today: plan.todayEffects, strength: plan.effectStrength };
      return { ...structureRecord(structures[place]), effects: explainEffects(medians, relative) };
    }),
    assumptions: assumptions.filter(({ id }) => isShown(id)).map(scenarioRow),
    ...(today !== undefined && { today }),
  };
}

/** What a structure comes to, and when: its last state, and those on the way there. */
function structureRecord({ id, stages }: ScenarioStructure): Omit<ExplainedStructure, "effects"> {
  const { from, state } = stages[stages.length - 1];
  const { chart, posts, relation, background, mandate, reasons, effectsOn, overrides } = state;
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
    way: stages.slice(0, -1).map((stage) => ({
      from: stage.from,
      relation: stage.state.relation,
      background: stage.state.background,
      mandate: stage.state.mandate,
    })),
    overrides: overrides.map(({ id: assumption, value, unit }) => ({ assumption, value, unit })),
  };
}
