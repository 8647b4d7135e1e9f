import { plausibilityWarnings } from "../analysis/plausibility.js";
import { specMedian } from "../distributions/distribution.js";
import type { Problem } from "../foundation/problem.js";
import type { PlannedStructure } from "../simulation/plan.js";
import type { Place } from "./located-tree.js";
import type { Resolved } from "./resolve.js";

/** What is valid but hard to believe, placed at the structure or the assumption it is about. */
export function placedWarnings({ plan, structures }: Resolved): Problem[] {
  const medians = new Map(plan.inputs.map(({ id, distribution }) => [id, specMedian(distribution)]));
  const placeOf = (id: string): Place | undefined => structures.find((structure) => structure.id === id)?.at;
  const { todayEffects = [] } = plan;
  const looked = structures.map(({ id, own: { chart, posts, effects, effectsOn, overrides } }, place) => ({
    id,
    chart,
    posts,
    effects: effectsOn ? effects : todayEffects,
    todayEffects,
    overrides: new Map(overrides.map(({ assumption, input }) => [assumption, medians.get(input) ?? NaN])),
    distinction: distinctionOf(plan.structures[place], medians),
  }));
  return plausibilityWarnings(medians, looked).map((warning) => {
    const details = warning.arguments;
    let at: Place | undefined;
    if ("structure" in details && typeof details.structure === "string") at = placeOf(details.structure);
    else if ("groups" in details) at = placeOf(details.groups[0][1]);
    return { ...warning, ...at };
  });
}

/** Everything of a structure's way but the names of its inputs. */
function distinctionOf({ states }: PlannedStructure, medians: ReadonlyMap<string, number>): string {
  const known = states.map(({ from, managers, neutral, posts, overrides }) => {
    const values = overrides.map(({ assumption, input }) => [assumption, medians.get(input)]);
    return { from, managers, neutral, posts, values };
  });
  return JSON.stringify(known);
}
