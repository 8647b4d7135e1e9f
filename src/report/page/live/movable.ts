import { redecided, type ChartedStructure } from "../../../analysis/choices/charted-structure.js";
import type { MovablePlan, MovableStructure } from "../../../analysis/what-if/moves.js";
import { MANDATES, type Mandate } from "../../../organisation/structure.js";
import { chartsBehind } from "../../../scenario/charted-structures.js";
import type { ResolvedScenario, ResolvedStructure } from "../../../scenario/resolved.js";

/**
 * What of a scenario may be moved as its file would move it. Not today's structure, under which the numbers were measured; nor one
 * with phases of its own, which may say again what it says itself.
 */
export function movablePlan(scenario: ResolvedScenario): MovablePlan {
  const { plan, objective, reference, today, structures } = scenario;
  const charted = chartsBehind(scenario);
  return {
    plan: withoutPlaces(plan),
    objective,
    reference,
    structures: structures.flatMap((structure, place) =>
      structure.id === today || structure.phased ? [] : [movableStructure(structure, charted[place])],
    ),
  };
}

/** Where a column of numbers was read from decides no number, and is nobody's business. */
function withoutPlaces(plan: ResolvedScenario["plan"]): ResolvedScenario["plan"] {
  const bare = JSON.stringify(plan, (key, value: unknown) => (key === "data" ? undefined : value));
  return JSON.parse(bare) as typeof plan;
}

function movableStructure({ id, stages }: ResolvedStructure, charted: ChartedStructure): MovableStructure {
  const own = ownPlaces(charted);
  const { effectsOn, mandate: current } = stages[stages.length - 1];
  const others = effectsOn ? MANDATES.filter((mandate) => mandate !== current) : [];
  const effects = others.map((mandate): [Mandate, MovableStructure["effects"][Mandate]] => {
    const { states: asked } = redecided(charted, (decided) => ({ ...decided, mandate }));
    return [mandate, own.map((place) => asked[place].effects)];
  });
  return { id, own, effects: Object.fromEntries(effects) };
}

/** The places of the states in which another decision shows. */
function ownPlaces(charted: ChartedStructure): number[] {
  const marked = redecided(charted, (decided) => ({
    ...decided,
    managers: { ...decided.managers, atBookCost: decided.managers.atBookCost + 1 },
  }));
  return marked.states.flatMap(({ managers }, place) =>
    managers.atBookCost === charted.planned.states[place].managers.atBookCost ? [] : [place],
  );
}
