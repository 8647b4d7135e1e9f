import type { Assumption } from "./assumption.js";
import { OWN_CHOICE } from "./sources.js";

/** Where the company stands when the simulation begins. */
export const START = [
  {
    id: "start.steady",
    label: "how settled the company starts",
    value: "1",
    unit: "fraction",
    domain: "probability",
    meaning:
      "How far the company starts as one that has run for long: 0 with all posts filled and nothing in the pipeline, 1 as usual.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
] as const satisfies readonly Assumption[];
