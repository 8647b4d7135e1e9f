import { singleOutcome, type Objective } from "../../analysis/objective.js";
import type { Comparison, StructureComparison } from "../../analysis/comparison.js";
import { backgroundOf, isTeam } from "../../organisation/chart.js";
import { deriveOrganisation } from "../../organisation/derive.js";
import type { Scenario, ScenarioStructure } from "../../scenario/scenario.js";
import { pairRecords } from "./precision/pairs.js";
import type { RunFigures, StructureMakeup, StructureResult } from "./record.js";

/** The comparison of a scenario's structures as the result file tells it. */
export function runFigures(
  { structures, objective }: Pick<Scenario, "structures" | "objective">,
  comparison: Comparison,
): RunFigures {
  return {
    incompleteSamples: comparison.incompleteSamples,
    indifference: comparison.indifference,
    quantileRankError: comparison.quantileRankError,
    structures: comparison.structures.map((compared, place) => structureResult(structures[place], compared, objective)),
    pairs: pairRecords(comparison),
  };
}

function structureResult(
  structure: ScenarioStructure,
  compared: StructureComparison,
  objective: Objective,
): StructureResult {
  const { id, relation, background, mandate } = structure;
  const { outcomes, difference, ...best } = compared;
  const isMix = singleOutcome(objective) === undefined;
  return {
    ...best,
    id,
    relation,
    background,
    mandate,
    makeup: makeupOf(structure),
    outcomes: outcomesOf(outcomes, isMix),
    ...(difference && { difference: outcomesOf(difference, isMix) }),
  };
}

function makeupOf({ stages }: ScenarioStructure): StructureMakeup {
  const { chart, relation, mandate, effectsOn, posts, overrides } = stages[stages.length - 1].state;
  return {
    relation,
    mandate,
    effectsOn,
    posts,
    places: deriveOrganisation(chart).places,
    managers: chart.nodes.flatMap((node) => {
      const { name, title } = node;
      return isTeam(name) ? [] : [{ name, ...(title !== undefined && { title }), background: backgroundOf(node) }];
    }),
    overrides: overrides.map(({ id: assumption, value }) => ({ assumption, value })),
  };
}

/** Every outcome; the objective too unless it is one of them. */
function outcomesOf<Statistics>(all: Readonly<Record<string, Statistics>>, isMix: boolean): Record<string, Statistics> {
  return Object.fromEntries(Object.entries(all).filter(([id]) => isMix || id !== "objective"));
}
