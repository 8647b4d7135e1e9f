import { explainEffects } from "../../../analysis/explain.js";
import { findAssumption } from "../../../assumptions/book.js";
import { specMedian } from "../../../distributions/distribution.js";
import { lastState } from "../../../simulation/plan.js";
import type { ExplainedScenario } from "../../explain/overview.js";
import type { AssumptionRow } from "../../explain/record.js";
import type { KnownScenario } from "./page-scenario.js";

/** What `explain` says of the scenario of a result, from what the result carries of it. */
export function explainedScenario({ resolved, ...header }: KnownScenario): ExplainedScenario {
  const { plan, structures } = resolved;
  const medians = new Map(plan.inputs.map(({ id, distribution }) => [id, specMedian(distribution)]));
  return {
    ...header,
    structures: structures.map(({ id, stages }, place) => {
      const { from, overrides, ...state } = stages[stages.length - 1];
      const acting = { ...lastState(plan.structures[place]), today: plan.todayEffects, strength: plan.effectStrength };
      return {
        ...state,
        id,
        from,
        reasons: [],
        way: stages.slice(0, -1),
        overrides: overrides.map(({ assumption, value }) => ({ assumption, value, unit: unitOf(assumption) })),
        effects: explainEffects(medians, acting),
      };
    }),
    assumptions: resolved.assumptions.map(assumptionRow),
  };
}

const unitOf = (id: string): string => findAssumption(id)?.unit ?? "";

/** With what the book says of it. */
function assumptionRow(row: KnownScenario["resolved"]["assumptions"][number]): AssumptionRow {
  const known = findAssumption(row.id);
  return { ...row, label: known?.label ?? row.id, unit: known?.unit ?? "", meaning: known?.meaning ?? "" };
}
