import type { ComparisonSettings } from "../../analysis/comparison-state.js";
import type { PaybackSettings } from "../../analysis/payback.js";
import type { Scenario } from "../../scenario/scenario.js";
import { quasiGroups } from "../../simulation/quasi/quasi-points.js";

/** What a run compares by what a scenario says. */
export function comparisonSettings({ structures, reference, objective, plan }: Scenario): ComparisonSettings {
  const structureIds = structures.map(({ id }) => id);
  const referenceIndex = structureIds.indexOf(reference);
  return { structureIds, referenceIndex, objective, replicates: plan.replicates, groups: quasiGroups(plan) };
}

/** Whose change from today's structure is to pay for itself; undefined where there is none. */
export function paybackSettings({ structures, today, plan }: Scenario): PaybackSettings | undefined {
  const todayIndex = today === undefined ? -1 : structures.findIndex(({ id }) => id === today);
  const changed = structures.flatMap(({ id, stages }, place) => (id !== today && stages.length > 1 ? [place] : []));
  if (todayIndex < 0 || changed.length === 0) return undefined;
  const { horizonMonths, replicates } = plan;
  const structureIds = structures.map(({ id }) => id);
  return { structureIds, todayIndex, changed, horizonMonths, replicates, groups: quasiGroups(plan) };
}

/** Whether a structure is on its way from today's. */
export const hasPaybacks = (scenario: Scenario): boolean => paybackSettings(scenario) !== undefined;
