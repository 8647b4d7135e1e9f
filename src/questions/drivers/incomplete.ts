import { count } from "../../report/format/number.js";
import { objectiveText } from "../../report/outcome-text.js";
import type { ComparedResult, SamplesResult } from "./record.js";

/** With the trials of the scenario, those that are left out too: what a mean and a lead rest on. */
export const withAllTrials = <Result extends SamplesResult | ComparedResult>(result: Result): Result => ({
  ...result,
  trials: result.trials + result.incompleteTrials,
});

/** Of trials that are left out. */
export function incompleteWarnings(result: SamplesResult | ComparedResult): string[] {
  const { incompleteTrials, trials } = result;
  if (incompleteTrials === 0) return [];
  const all = count(trials + incompleteTrials);
  return [
    `No ${objectiveText(result).label} (0/0) of some structure in ${count(incompleteTrials)} of ${all} trials: what decides, and its worth, rests on the others.`,
  ];
}
