import { InvalidInput } from "../foundation/problem.js";
import { unknownStructure } from "../scenario/find-structure.js";
import type { Scenario } from "../scenario/scenario.js";

/** The place of the structure of this name or label; -1 if there is none. No two look alike, see where labels are read. */
export function placeNamed({ structures }: Pick<Scenario, "structures">, name: string): number {
  const byId = structures.findIndex(({ id }) => id === name);
  return byId >= 0 ? byId : structures.findIndex(({ label }) => label?.normalize("NFC") === name);
}

/** What structures may be called. */
export const structureNames = ({ structures }: Pick<Scenario, "structures">): string[] =>
  structures.flatMap(({ id, label }) => (label === undefined || label === id ? [id] : [id, label]));

/** Places of the structures of these names or labels. Throws InvalidInput for every name that is none. */
export function structurePlaces(
  scenario: Pick<Scenario, "structures" | "today">,
  given: readonly string[],
): readonly number[] {
  const names = given.map((name) => name.normalize("NFC"));
  const allowed = structureNames(scenario);
  const problems = names
    .filter((name) => placeNamed(scenario, name) < 0)
    .map((found) => ({
      code: "unknown-structure" as const,
      severity: "error" as const,
      arguments: unknownStructure(found, allowed, scenario.today),
    }));
  if (problems.length > 0) throw new InvalidInput(problems);
  return names.map((name) => placeNamed(scenario, name));
}
