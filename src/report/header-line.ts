import { horizonText } from "./format/calendar.js";
import { trialCount } from "./format/trials.js";
import { objectiveCurrency, objectiveText } from "./outcome-text.js";
import type { ScenarioHeader } from "./result/scenario-header.js";

/** Months, objective and trials, with replicates how many, as they stand above every answer. */
export function headerParts(header: ScenarioHeader): Readonly<Record<"months" | "objective" | "trials", string>> {
  const { trials, replicates } = header;
  const currency = objectiveCurrency(header);
  return {
    months: horizonText(header),
    objective: `${objectiveText(header).label}${currency === undefined ? "" : ` (${currency})`}`,
    trials: trialCount(trials) + (replicates === 1 ? "" : ` of ${replicates} replicates`),
  };
}

/** What stands behind the name of a scenario above every answer: months, unless the name says them, objective, what else there is, trials. */
export function headerLine(header: ScenarioHeader, more: readonly string[] = []): readonly string[] {
  const { months, objective, trials } = headerParts(header);
  return [...(says(header.name, months) ? [] : [months]), objective, ...more, trials];
}

/** Whether the words stand in the name by themselves: `124 months` does not say `24 months`. */
function says(name: string, words: string): boolean {
  const parts = name.split(words);
  return parts.slice(1).some((after, place) => !/[\p{L}\d]$/u.test(parts[place]) && !/^[\p{L}\d]/u.test(after));
}
