import { singleOutcome, type Objective } from "../../analysis/objective.js";
import type { Comparison, StructureComparison } from "../../analysis/comparison.js";
import { backgroundOf, isTeam } from "../../organisation/chart.js";
import { deriveOrganisation } from "../../organisation/derive.js";
import type { Scenario, ScenarioState, ScenarioStructure } from "../../scenario/scenario.js";
import { pairRecords } from "./precision/pairs.js";
import type { RunFigures, StructureMakeup, StructureResult } from "./record.js";

/** The comparison of a scenario's structures as the result file tells it. */
export function runFigures(
  { structures, objective, today, plan }: Pick<Scenario, "structures" | "objective" | "today" | "plan">,
  comparison: Comparison,
): RunFigures {
  const beside = { today: structures.find(({ id }) => id === today), horizonMonths: plan.horizonMonths };
  return {
    incompleteSamples: comparison.incompleteSamples,
    indifference: comparison.indifference,
    quantileRankError: comparison.quantileRankError,
    ...(comparison.quantileValueError !== undefined && { quantileValueError: comparison.quantileValueError }),
    structures: comparison.structures.map((compared, place) =>
      structureResult(structures[place], compared, objective, beside),
    ),
    pairs: pairRecords(comparison),
  };
}

function structureResult(
  structure: ScenarioStructure,
  compared: StructureComparison,
  objective: Objective,
  beside: Beside,
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
    makeup: makeupOf(structure, beside),
    outcomes: outcomesOf(outcomes, isMix),
    ...(difference && { difference: outcomesOf(difference, isMix) }),
  };
}

/** What a structure is seen beside. */
interface Beside {
  readonly today: ScenarioStructure | undefined;
  readonly horizonMonths: number;
}

function makeupOf({ stages }: ScenarioStructure, { today, horizonMonths }: Beside): StructureMakeup {
  const { from, state } = stages[stages.length - 1];
  const { chart, relation, mandate, effectsOn, posts, overrides } = state;
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
    ...(from >= horizonMonths && { afterHorizon: true as const }),
    ...(today !== undefined && isOnlyMandate(state, lastStateOf(today)) && { onlyMandateChanges: true as const }),
  };
}

const lastStateOf = ({ stages }: ScenarioStructure): ScenarioState => stages[stages.length - 1].state;

const isOnlyMandate = (own: ScenarioState, today: ScenarioState): boolean =>
  own.mandate !== today.mandate && besideMandate(own) === besideMandate(today);

/** All that a structure is but its mandate, whatever the order in which it is written. */
function besideMandate({ chart, effectsOn, posts, overrides }: ScenarioState): string {
  const sorted = (parts: readonly unknown[]): string[] => parts.map((part) => JSON.stringify(part)).sort();
  return JSON.stringify([
    effectsOn,
    sorted(Object.entries(posts)),
    sorted(Object.entries(chart.reportsTo)),
    sorted(chart.nodes.map((node) => Object.entries(node).sort())),
    sorted(overrides.map(({ id, value }) => [id, value])),
  ]);
}

/** Every outcome; the objective too unless it is one of them. */
function outcomesOf<Statistics>(all: Readonly<Record<string, Statistics>>, isMix: boolean): Record<string, Statistics> {
  return Object.fromEntries(Object.entries(all).filter(([id]) => isMix || id !== "objective"));
}
