import type { Limit } from "./limit.js";
import type { Mix } from "./operands.js";

/** How figures are written and structures are called; given by whoever shows them. */
export interface Wording {
  /** What to call a structure, given its id. */
  readonly structure: (id: string) => string;
  /** What to call an assumption, given its id. */
  readonly assumption: (id: string) => string;
  /** What to call an outcome, given its id, or a mix of several, given how it was written. */
  readonly outcome: (label: string) => string;
  /** `1,000`. */
  readonly count: (value: number) => string;
  /** `at least 30 %`, `between 2.5 and 3.5`. */
  readonly bounds: (limit: Limit, unit: string) => string;
}

/** `profit of a less profit of b`. */
export const mixText = (mix: Mix, { structure: called, outcome }: Wording): string =>
  mix
    .map(
      ({ structure, of, weight }, place) =>
        `${place === 0 ? "" : weight < 0 ? " less " : " plus "}${outcome(of.label)} of ${called(structure)}`,
    )
    .join("");
