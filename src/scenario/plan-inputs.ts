import type { Assumption } from "../assumptions/assumption.js";
import { parseValue } from "../assumptions/value-notation.js";
import type { DistributionSpec } from "../distributions/spec.js";
import type { PlannedInput } from "../simulation/plan.js";
import { BOOK } from "../assumptions/book.js";
import { TEAMS, type Posts } from "../organisation/structure.js";
import type { ReadValues } from "./read-assumptions.js";
import type { ScenarioPhase } from "./read-phases.js";
import type { ReadStructure } from "./read-structures.js";

/** Every input: the assumptions in the order of the book, then the structures' own effects and what takes an assumption's place. */
export function plannedInputs(
  values: ReadValues,
  structures: readonly ReadStructure[],
  phases: readonly ScenarioPhase[],
  todayPosts: Posts,
): PlannedInput[] {
  const fromBook = BOOK.map((row) => {
    const own = values.get(row.id)?.distribution ?? postsOf(row.id, todayPosts);
    return own === undefined ? ofBook(row) : inputOf(row, own);
  });
  const states = structures.flatMap(({ stages }) => stages.map(({ state }) => state));
  const own = states
    .flatMap(({ ownEffects }) => ownEffects)
    .map(({ target, input, value: { distribution } }) => ({
      id: input,
      stream: `effect.own.${target}`,
      distribution,
    }));
  // An override has the uniform of what it overrides: levers and base move together.
  const overrides = [...phases, ...states]
    .flatMap((part) => part.overrides)
    .map(({ assumption, input, value: { distribution } }) => ({ id: input, stream: assumption, distribution }));
  return [...new Map([...fromBook, ...own, ...overrides].map((input) => [input.id, input])).values()];
}

/** Today's posts of a team, when `id` is the assumption about them. */
export function postsOf(id: string, todayPosts: Posts): DistributionSpec | undefined {
  const team = TEAMS.find((name) => id === `teams.${name}.headcount`);
  return team && { kind: "constant", value: todayPosts[team] };
}

const inputOf = ({ id }: Assumption, distribution: DistributionSpec): PlannedInput => ({
  id,
  stream: id,
  distribution,
});

const known = new Map<Assumption, PlannedInput>();

/** An assumption as the book has it: read once, and the same for all scenarios, which are many in a batch. */
function ofBook(row: Assumption): PlannedInput {
  const input = known.get(row) ?? inputOf(row, parsedDefault(row));
  known.set(row, input);
  return input;
}

/** The book's own value. */
export const defaultOf = (row: Assumption): DistributionSpec => ofBook(row).distribution;

function parsedDefault({ id, value, domain }: Assumption): DistributionSpec {
  const parsed = parseValue(value, domain);
  if ("spec" in parsed) return parsed.spec;
  throw new Error(`The book's value of ${id} cannot be read: ${value}`);
}
