import { InvalidInput } from "../foundation/problem.js";
import { unknownStructure } from "../scenario/find-structure.js";
import type { Scenario } from "../scenario/scenario.js";

/** Places of the structures of these names. Throws InvalidInput for every name that is none. */
export function structurePlaces({ structures }: Scenario, given: readonly string[]): readonly number[] {
  const names = given.map((name) => name.normalize("NFC"));
  const allowed = structures.map(({ id }) => id);
  const problems = names
    .filter((name) => !allowed.includes(name))
    .map((found) => ({
      code: "unknown-structure" as const,
      severity: "error" as const,
      arguments: unknownStructure(found, allowed),
    }));
  if (problems.length > 0) throw new InvalidInput(problems);
  return names.map((name) => allowed.indexOf(name));
}
