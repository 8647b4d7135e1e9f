import { OUTCOME_IDS, type OutcomeId } from "../funnel/outcomes.js";
import { askingWith, meansOfLibrary } from "./asking.js";
import { comparedResults } from "./compare/answer.js";
import { COMPARE } from "./compare/declaration.js";
import type { CompareRest } from "./compare/record.js";
import { OUTCOME_LIST, requirePath, validateOptions, type OptionRules } from "./options/library.js";

export interface CompareOptions {
  /** Outcomes compared beside the objective; default: all. */
  readonly outcomes?: readonly OutcomeId[];
}

const COMPARE_RULES: OptionRules<CompareOptions> = { outcomes: OUTCOME_LIST };

/**
 * Two stored result files side by side: which settings, assumptions and outcomes differ, from what they hold. Simulates nothing.
 * @throws InvalidInput if a file is no result, or they have no scenario in common
 */
export function compare(before: string, now: string, options: CompareOptions = {}): CompareRest {
  for (const file of [before, now]) requirePath(file, "a result file");
  validateOptions(options, COMPARE_RULES);
  const asking = askingWith(COMPARE, {}, meansOfLibrary(new AbortController().signal));
  return comparedResults([before, now], options.outcomes ?? OUTCOME_IDS, asking);
}
