import type { Objective } from "../analysis/objective.js";
import type { Check } from "../analysis/checks/check.js";
import type { Plan } from "../simulation/plan.js";
import type { CalendarMonth } from "./read-calendar.js";
import type { ResolvedAssumption, Scenario, ScenarioState, ScenarioStructure } from "./scenario.js";

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
  readonly today?: string;
  readonly start?: CalendarMonth;
  readonly currency?: string;
  readonly plan: Plan;
  readonly structures: readonly ResolvedStructure[];
  /** `own`: set by the scenario, not the book. */
  readonly assumptions: readonly (Grounded & Pick<ResolvedAssumption, "id"> & { readonly own: boolean })[];
  /** Their claims; the plans of those with settings of their own are not kept. */
  readonly checks: readonly ResolvedCheck[];
}

type Grounded = Pick<ResolvedAssumption, "value" | "source" | "grade">;

export interface ResolvedStructure {
  readonly id: string;
  readonly label?: string;
  readonly stages: readonly (Omit<ScenarioState, "reasons" | "overrides"> & {
    readonly from: number;
    readonly overrides: readonly (Grounded & { readonly assumption: string })[];
  })[];
  /** It has phases of its own. */
  readonly phased?: true;
}

interface ResolvedCheck extends Pick<Check, "name" | "severity" | "settings"> {
  readonly claim: { readonly kind: string; readonly [key: string]: unknown };
}

export function resolvedScenario(scenario: Scenario): ResolvedScenario {
  const { name, description, trials, objective, reference, today, start, currency, plan } = scenario;
  return {
    name,
    ...(description !== undefined && { description }),
    trials,
    objective,
    reference,
    ...(today !== undefined && { today }),
    ...(start !== undefined && { start }),
    ...(currency !== undefined && { currency }),
    plan,
    structures: scenario.structures.map(resolvedStructure),
    assumptions: scenario.assumptions.map(({ id, value, source, grade, position }) => ({
      id,
      value,
      source,
      grade,
      own: position !== undefined,
    })),
    checks: scenario.checks.map(({ name: check, claim, severity, settings }) => ({
      ...(check !== undefined && { name: check }),
      claim: { ...claim },
      severity,
      settings,
    })),
  };
}

function resolvedStructure({ id, label, stages, phased }: ScenarioStructure): ResolvedStructure {
  return {
    id,
    ...(label !== undefined && { label }),
    stages: stages.map(({ from, state: { chart, relation, background, mandate, posts, effectsOn, overrides } }) => ({
      from,
      chart,
      relation,
      background,
      mandate,
      posts,
      effectsOn,
      overrides: overrides.map(({ id: assumption, value, source, grade }) => ({ assumption, value, source, grade })),
    })),
    ...(phased && { phased }),
  };
}
