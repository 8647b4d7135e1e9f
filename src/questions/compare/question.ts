import { readOutcomes } from "../options/values.js";
import { anyQuestion } from "../pose.js";
import type { Asking } from "../surroundings.js";
import { comparedResults } from "./answer.js";
import type { CompareGiven } from "./options.js";
import type { CompareRest } from "./record.js";
import { compareRows } from "./rows.js";
import { compareViews } from "./view.js";

interface CompareAsked {
  readonly compared: CompareRest;
  /** Means are shown whether they differ or not: all, or those that are asked for by name. */
  readonly full: boolean;
}

/** Two stored results side by side, from what they hold. */
export const COMPARE_QUESTION = anyQuestion<CompareGiven, CompareAsked, object, CompareRest>({
  id: "compare",
  schema: async () => (await import("./schema.js")).COMPARE_SCHEMA,
  ask,
  answer: ({ compared }) => Promise.resolve({ scenarios: [], rest: compared }),
  tell: (compared, { full }) => ({
    views: (everything = full) => compareViews(compared, { full: everything }),
    rows: () => compareRows(compared),
  }),
  interrupted: "Interrupted: nothing was compared.",
});

function ask({ before, now, outcomes, full = false }: CompareGiven, asking: Asking): CompareAsked {
  const compared = comparedResults([before, now], readOutcomes(outcomes), asking);
  return { compared, full: full || outcomes !== "all" };
}
