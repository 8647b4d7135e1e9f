import { affectedTeams } from "../organisation/affected-teams.js";
import { managersOf } from "../organisation/managers.js";
import type { PlannedState, PlannedStructure } from "../simulation/plan.js";
import type { ScenarioPhase } from "./read-phases.js";
import type { ReadOverride, ReadState } from "./read-state.js";
import type { ReadStage, ReadStructure } from "./read-structures.js";

/** A structure as it is simulated: its stages, and between them what changes for every structure alike. */
export function plannedStructure(
  { id, stages }: Pick<ReadStructure, "id" | "stages">,
  phases: readonly ScenarioPhase[],
): PlannedStructure {
  const [first, ...later] = stages;
  const months = [...later, ...phases.filter(({ from }) => from > 0)].map(({ from }) => from);
  const changes = [...new Set(months)].sort((a, b) => a - b);
  return {
    id,
    states: [
      plannedState(first.state, 0, [], overridesAt(0, first.state, phases)),
      ...changes.map((month) => {
        const stage = later.findLast(({ from }) => from <= month) ?? first;
        return plannedState(stage.state, month, disruptedIn(month, stages), overridesAt(month, stage.state, phases));
      }),
    ],
  };
}

function plannedState(
  { posts, effects, effectsOn, chart }: ReadState,
  from: number,
  disrupted: PlannedState["disrupted"],
  overrides: readonly ReadOverride[],
): PlannedState {
  return {
    from,
    posts,
    effects,
    neutral: !effectsOn,
    overrides: overrides.map(({ assumption, input }) => ({ assumption, input })),
    managers: managersOf(chart),
    disrupted,
  };
}

/** The teams whose superior changes in `month`; none if only the scenario does. */
function disruptedIn(month: number, stages: readonly ReadStage[]): PlannedState["disrupted"] {
  const place = stages.findIndex(({ from }, stage) => stage > 0 && from === month);
  if (place < 0) return [];
  const [before, after] = [stages[place - 1].state, stages[place].state];
  return affectedTeams(before, after);
}

/** What holds in `month`: of the scenario's phases the latest, and before them what the structure says itself. */
function overridesAt(month: number, { overrides }: ReadState, phases: readonly ScenarioPhase[]): ReadOverride[] {
  const all = [...phases.filter(({ from }) => from <= month).flatMap((phase) => phase.overrides), ...overrides];
  return [...new Map(all.map((override) => [override.assumption, override])).values()];
}
