import type { Positions } from "../uncertain-assumptions.js";
import type { Standing } from "../standing.js";

/** How do the structures stand with these assumptions held? On the trials of the search, or on others that verify what it found. */
export interface FlipSearch {
  readonly positions: Positions;
  readonly trials: "search" | "verify";
  /** Its place, where only the lead over it is asked for; only the two are then simulated. */
  readonly rival?: number;
}

/**
 * A search in steps: it yields questions that it can ask at once, and goes on with their answers, in their order. Knows nothing
 * of who simulates, so many searches can go on side by side.
 */
export type Search<Found> = Generator<readonly FlipSearch[], Found, readonly Standing[]>;

/** What each search finds. */
type FoundBy<Searches extends readonly Search<unknown>[]> = {
  -readonly [Place in keyof Searches]: Searches[Place] extends Search<infer Found> ? Found : never;
};

/** Leads searches in lock step: what all of them ask in a round is one batch. None learns anything of the others. */
export async function searchAll<const Searches extends readonly Search<unknown>[]>(
  searches: Searches,
  ask: (questions: readonly FlipSearch[]) => Promise<readonly Standing[]>,
): Promise<FoundBy<Searches>> {
  let steps = searches.map((search) => search.next());
  while (steps.some(({ done }) => !done)) {
    const asked = steps.map((step) => (step.done ? [] : step.value));
    const answers = await ask(asked.flat());
    let first = 0;
    steps = steps.map((step, place) => {
      if (step.done) return step;
      const own = answers.slice(first, (first += asked[place].length));
      return searches[place].next(own);
    });
  }
  return steps.map(({ value }) => value) as FoundBy<Searches>;
}

/** Asks one question. */
export function* askOne(question: FlipSearch): Search<Standing> {
  const [standing] = yield [question];
  return standing;
}
