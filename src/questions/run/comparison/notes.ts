import { CALIBRATED } from "../../../report/calibration.js";
import { MANDATE_NOTE } from "../../../report/mandate-words.js";
import { ownAssumptionsNote } from "../../../report/own-assumptions.js";
import { fewTrials, percentUp } from "./captions.js";
import { hasMandates } from "./differing-columns.js";
import type { ScenarioResult } from "../record.js";

/** What must be said of this run alone, the most needed first; what is said of all of them comes before it. */
export function ownNotes(result: ScenarioResult): string[] {
  return [...fewTrials(result.trials), ...figureNotes(result)];
}

/** Which figures are missing or less exact than others, and why. */
export const figureNotes = (result: ScenarioResult): string[] => [...withheldMandate(result), ...fromSums(result)];

/** Which figures are not those of every trial. */
function fromSums({ quantileValueError }: ScenarioResult): string[] {
  if (quantileValueError === undefined) return [];
  return [
    `From sums of the trials: the ends of intervals are known to ${percentUp(quantileValueError)} of themselves, means and their errors exactly.`,
  ];
}

/** What is said of every run, at the end where there are several: what the figures are no evidence for is never left out. */
export function sharedNotes({ origins, today, structures }: ScenarioResult): string[] {
  return [
    CALIBRATED,
    ownAssumptionsNote(origins, structures.length),
    ...(today === undefined ? [OF_NO_STRUCTURE] : []),
  ];
}

/** Where a table has mandates, and no sentence above it says what they are. */
export const mandateNote = (result: ScenarioResult, verdict: readonly string[] = []): string[] =>
  hasMandates(result) && !verdict.some((sentence) => sentence.includes("mandate")) ? [MANDATE_NOTE] : [];

/** Without `today:` nobody has said what the numbers were measured under. */
const OF_NO_STRUCTURE = "No `today:` in the file: numbers count as free of structure effects.";

/** What the same mandate for all would do is missing: it is told why. */
function withheldMandate({ equalMandateWithheld: why }: ScenarioResult): string[] {
  if (why === undefined) return [];
  const reason = why === "overflow" ? "a number overflows there" : "the run was interrupted before";
  return [`What one mandate for all structures would change is not told: ${reason}.`];
}
