import { plausibilityWarnings } from "../analysis/plausibility.js";
import { specMedian } from "../distributions/distribution.js";
import type { Problem } from "../foundation/problem.js";
import type { PlannedInput } from "../simulation/plan.js";
import type { ReadStructure } from "./read-structures.js";
import type { Place } from "./located-tree.js";
import type { ReadValue } from "./read-value.js";

/** What is valid but hard to believe, placed at the structure or the assumption it is about. */
export function placedWarnings(
  inputs: readonly PlannedInput[],
  structures: readonly ReadStructure[],
  values: ReadonlyMap<string, ReadValue>,
): Problem[] {
  const medians = new Map(inputs.map(({ id, distribution }) => [id, specMedian(distribution)]));
  const placeOf = (id: string): Place | undefined => structures.find((structure) => structure.id === id)?.at;
  return plausibilityWarnings(medians, structures).map((warning) => {
    const details = warning.arguments;
    let at: Place | undefined;
    if ("structure" in details) at = placeOf(details.structure);
    else if ("second" in details && typeof details.second === "string") at = placeOf(details.second);
    else if ("assumption" in details) at = values.get(details.assumption)?.at;
    return { ...warning, ...at };
  });
}
