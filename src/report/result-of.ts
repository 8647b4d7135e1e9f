import { singleOutcome } from "../analysis/objective.js";
import type { Comparison, StructureComparison } from "../analysis/comparison.js";
import type { Scenario, ScenarioStructure } from "../scenario/scenario.js";
import { scenarioHash } from "../scenario/hash.js";
import { pairRecords } from "./precision/pairs.js";
import {
  RESULT_SCHEMA_VERSION,
  type Manifest,
  type ResultFile,
  type ScenarioResult,
  type StructureResult,
} from "./result.js";

/** The comparison of a scenario's structures as the result file tells it. */
export function scenarioResult(scenario: Scenario, comparison: Comparison, partial: boolean): ScenarioResult {
  const { plan } = scenario;
  const outcome = singleOutcome(scenario.objective);
  return {
    name: scenario.name,
    file: scenario.file,
    seed: plan.seed,
    trials: comparison.trials,
    replicates: plan.replicates,
    horizonMonths: plan.horizonMonths,
    ...(plan.effectStrength !== undefined && { effects: plan.effectStrength }),
    scenarioHash: scenarioHash({ ...scenario, trials: comparison.trials }),
    partial,
    objective: outcome ?? "objective",
    objectiveLabel: scenario.objective.label,
    reference: scenario.reference,
    incompleteSamples: comparison.incompleteSamples,
    quantileRankError: comparison.quantileRankError,
    structures: comparison.structures.map((compared, place) =>
      structureResult(scenario.structures[place], compared, outcome === undefined),
    ),
    pairs: pairRecords(comparison),
  };
}

function structureResult(structure: ScenarioStructure, compared: StructureComparison, mix: boolean): StructureResult {
  const { id, relation, background, mandate } = structure;
  const { outcomes, difference, ...best } = compared;
  return {
    ...best,
    id,
    relation,
    background,
    mandate,
    outcomes: series(outcomes, mix),
    ...(difference && { difference: series(difference, mix) }),
  };
}

/** Every outcome; the objective too unless it is one of them. */
function series<Statistics>(all: Readonly<Record<string, Statistics>>, mix: boolean): Record<string, Statistics> {
  return Object.fromEntries(Object.entries(all).filter(([id]) => mix || id !== "objective"));
}

/** What a call knows that its scenarios do not. */
export type Call = Pick<Manifest, "version" | "command" | "jobs" | "startedAt" | "elapsedMs">;

export function resultFile(call: Call, scenarios: readonly ScenarioResult[]): ResultFile {
  const { version, command, jobs, startedAt, elapsedMs } = call;
  const seed = shared(scenarios.map((scenario) => scenario.seed));
  const trials = shared(scenarios.map((scenario) => scenario.trials));
  const horizonMonths = shared(scenarios.map((scenario) => scenario.horizonMonths));
  const scenarioHash = shared(scenarios.map((scenario) => scenario.scenarioHash));
  return {
    schemaVersion: RESULT_SCHEMA_VERSION,
    manifest: {
      tool: "orgfunnel",
      version,
      command,
      seed,
      trials,
      horizonMonths,
      jobs,
      startedAt,
      elapsedMs,
      scenarioHash,
    },
    scenarios,
  };
}

/** The value all have; null where they differ or there are none. */
export const shared = <Value>(values: readonly Value[]): Value | null =>
  values.length > 0 && values.every((value) => value === values[0]) ? values[0] : null;
