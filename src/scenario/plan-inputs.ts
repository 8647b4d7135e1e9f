import type { Assumption } from "../assumptions/assumption.js";
import { parseValue } from "../assumptions/value-notation.js";
import type { DistributionSpec } from "../distributions/spec.js";
import type { PlannedInput } from "../simulation/plan.js";
import { BOOK } from "../assumptions/book.js";
import { TEAMS, type Posts } from "../organisation/structure.js";
import { ownEffectId, type ReadStructure } from "./read-structures.js";
import type { ReadValue } from "./read-value.js";

/** Every input: the assumptions in the order of the book, then the structures' own effects. */
export function plannedInputs(
  values: ReadonlyMap<string, ReadValue>,
  structures: readonly ReadStructure[],
  todayPosts: Posts,
): PlannedInput[] {
  const fromBook = BOOK.map((row) => ({
    id: row.id,
    stream: row.id,
    distribution: values.get(row.id)?.distribution ?? postsOf(row.id, todayPosts) ?? defaultOf(row),
  }));
  const own = structures.flatMap(({ id, ownEffects }) =>
    ownEffects.map(({ target, value }) => ({
      id: ownEffectId(id, target),
      stream: `effect.own.${target}`,
      distribution: value.distribution,
    })),
  );
  return [...fromBook, ...own];
}

/** Today's posts of a team, when `id` is the assumption about them. */
export function postsOf(id: string, todayPosts: Posts): DistributionSpec | undefined {
  const team = TEAMS.find((name) => id === `teams.${name}.headcount`);
  return team && { kind: "constant", value: todayPosts[team] };
}

/** The book's own value. */
export function defaultOf({ id, value, domain }: Assumption): DistributionSpec {
  const parsed = parseValue(value, domain);
  if ("spec" in parsed) return parsed.spec;
  throw new Error(`The book's value of ${id} cannot be read: ${value}`);
}
