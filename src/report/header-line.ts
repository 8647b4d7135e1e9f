import { horizonText } from "./format/calendar.js";
import { trialCount } from "./format/trials.js";
import { objectiveCurrency, objectiveText } from "./outcome-text.js";
import type { ScenarioHeader } from "./result/scenario-header.js";

/** What stands behind the name of a scenario above every answer: months, objective, trials; with replicates, how many. */
export function headerLine(header: ScenarioHeader): readonly string[] {
  const { trials, replicates } = header;
  const currency = objectiveCurrency(header);
  return [
    horizonText(header),
    `${objectiveText(header).label}${currency === undefined ? "" : ` (${currency})`}`,
    trialCount(trials) + (replicates === 1 ? "" : ` of ${replicates} replicates`),
  ];
}
