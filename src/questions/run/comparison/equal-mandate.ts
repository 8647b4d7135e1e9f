import { difference, scaleFor } from "../../../report/format/quantity.js";
import { objectiveText } from "../../../report/outcome-text.js";
import type { ViewFacts } from "../../../report/view.js";
import type { ScenarioResult } from "../record.js";
import { bestFirst, differenceScale } from "./figures.js";

/** Whether the winner owes its place to what is asked of marketing: one sentence, where mandates differ. */
export function equalMandateFacts(result: ScenarioResult): ViewFacts[] {
  const { equalMandate } = result;
  if (equalMandate === undefined) return [];
  const { option, winner, lead, flips } = equalMandate;
  const [best] = bestFirst(result);
  const { unit, label } = objectiveText(result);
  const ahead =
    lead === undefined
      ? ""
      : `, ahead by ${difference(lead.mean, lead.standardError, differenceScale(scaleFor(unit, [best.outcomes[result.objective].mean])))} mean ${label}`;
  const who = flips ? `${winner} would be first` : `${winner} stays first`;
  return [{ kind: "facts", facts: [{ name: `mandate ${option} for all`, text: `${who}${ahead}` }] }];
}
