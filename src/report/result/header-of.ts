import { singleOutcome } from "../../analysis/objective.js";
import { scenarioHash } from "../../scenario/hash.js";
import type { Scenario } from "../../scenario/scenario.js";
import { assumptionOrigins } from "../own-assumptions.js";
import type { ScenarioHeader } from "./scenario-header.js";

/** What every result says of a scenario, whatever was asked about it. The hash is made when somebody asks for it. */
export function headerOf(scenario: Scenario, trials: number, partial: boolean): ScenarioHeader {
  const { name, file, plan, objective, reference, today, start, currency } = scenario;
  const labels = scenario.structures.flatMap(({ id, label }) =>
    label === undefined ? [] : [{ structure: id, label }],
  );
  let hash: string | undefined;
  return {
    name,
    file,
    seed: plan.seed,
    trials,
    replicates: plan.replicates,
    horizonMonths: plan.horizonMonths,
    effects: plan.effectStrength ?? 1,
    get scenarioHash() {
      return (hash ??= scenarioHash({ plan, trials, objective, reference }));
    },
    partial,
    objective: singleOutcome(objective) ?? "objective",
    objectiveLabel: objective.label,
    reference,
    ...(today !== undefined && { today }),
    ...(start !== undefined && { start }),
    ...(currency !== undefined && { currency }),
    ...(labels.length > 0 && { labels }),
    origins: assumptionOrigins(scenario),
  };
}
