import type { Objective } from "../analysis/objective.js";
import type { Check } from "../analysis/checks/check.js";
import type { Plan } from "../simulation/plan.js";
import type { ResolvedAssumption, Scenario, ScenarioStructure } from "./scenario.js";

/**
 * A scenario as plain data that survives JSON: everything that acts, with where each number comes from. It is enough to
 * simulate the scenario again and to name what another one has changed, without any of its files.
 */
export interface ResolvedScenario {
  readonly name: string;
  readonly description?: string;
  readonly trials: number;
  readonly objective: Objective;
  readonly reference: string;
  readonly plan: Plan;
  readonly structures: readonly ScenarioStructure[];
  /** `own`: set by the scenario, not the book. */
  readonly assumptions: readonly (Pick<ResolvedAssumption, "id" | "value" | "source" | "grade"> & {
    readonly own: boolean;
  })[];
  /** Names and limits of the checks; the plans of those with settings of their own are not kept. */
  readonly checks: readonly Pick<Check, "name" | "claim" | "severity" | "settings">[];
}

export function resolvedScenario(scenario: Scenario): ResolvedScenario {
  const { name, description, trials, objective, reference, plan, structures, assumptions, checks } = scenario;
  return {
    name,
    ...(description !== undefined && { description }),
    trials,
    objective,
    reference,
    plan,
    structures,
    assumptions: assumptions.map(({ id, value, source, grade, position }) => ({
      id,
      value,
      source,
      grade,
      own: position !== undefined,
    })),
    checks: checks.map(({ name: check, claim, severity, settings }) => ({
      ...(check !== undefined && { name: check }),
      claim,
      severity,
      settings,
    })),
  };
}
