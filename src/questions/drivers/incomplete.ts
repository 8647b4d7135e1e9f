import { count } from "../../report/format/number.js";
import type { ComparedResult, SamplesResult } from "./record.js";

/** Of trials that are left out. */
export function incompleteWarnings(result: SamplesResult | ComparedResult): string[] {
  const { incompleteTrials, objectiveLabel, trials } = result;
  if (incompleteTrials === 0) return [];
  const all = count(trials + incompleteTrials);
  return [
    `No ${objectiveLabel} (0/0) for some structure in ${count(incompleteTrials)} of ${all} trials; they are left out.`,
  ];
}
