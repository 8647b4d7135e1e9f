import { isUntold } from "../../../report/format/told.js";
import { difference, differenceScale, scaleFor } from "../../../report/format/quantity.js";
import { trialCount } from "../../../report/format/trials.js";
import { objectiveText } from "../../../report/outcome-text.js";
import { nameOf } from "../../../report/structure-name.js";
import { alikeWith } from "../../../report/verdict/alike.js";
import { choiceTurn } from "../../../report/verdict/choice-turn.js";
import type { ViewFacts } from "../../../report/view.js";
import type { EqualChoiceRecord } from "../../../report/result/choice.js";
import { choiceTrials } from "../../choice-trials.js";
import type { ScenarioResult } from "../record.js";
import { nextWith, verdictFigures } from "../verdict-figures.js";
import { bestFirst } from "./figures.js";

/** Whether the winner owes its place to what is asked of marketing: one sentence, where mandates differ. */
export function equalMandateFacts(result: ScenarioResult): ViewFacts[] {
  const { equalMandate } = result;
  if (equalMandate === undefined) return [];
  const { option } = equalMandate;
  const counted = withoutTwins(equalMandate, result);
  if (counted === undefined) return [];
  const text = `${whoIsFirst(counted, result)} (on ${trialCount(choiceTrials(result.trials))})`;
  return [{ kind: "facts", facts: [{ name: `mandate ${option} for all`, text }] }];
}

/**
 * Without those that are the same as the winner, which count as one. Nothing where the next is one of them and no other is level: by
 * how much the others would be behind is not known.
 */
function withoutTwins(equal: EqualChoiceRecord, result: ScenarioResult): EqualChoiceRecord | undefined {
  const isWinner = ({ id }: { readonly id: string }): boolean => id === equal.winner;
  const alike = alikeWith(nameOf(result, equal.winner), verdictFigures(result).structures).map(({ name }) => name);
  const others = equal.structures.filter((one) => !isWinner(one) && !alike.includes(nameOf(result, one.id)));
  const winner = equal.structures.filter(isWinner);
  const counted = { ...equal, structures: [...winner, ...others] };
  if (nextWith(counted, result) === nextWith(equal, result)) return equal;
  const isLevel = others.some(({ objective }) => objective.mean === winner.at(0)?.objective.mean);
  return isLevel ? counted : undefined;
}

/** Who would be first and by how much, or with whom it would be level. */
function whoIsFirst(equal: EqualChoiceRecord, result: ScenarioResult): string {
  const { lead, flips } = equal;
  const winner = nameOf(result, equal.winner);
  const turn = choiceTurn({ lead, flips });
  if (turn === "level") return `${winner} would be level with ${nextWith(equal, result) ?? "another"}`;
  const who = turn === "stays" ? `${winner} stays first` : `${winner} would be first`;
  if (lead === undefined) return who;
  const [best] = bestFirst(result);
  const { unit, label } = objectiveText(result);
  const scale = differenceScale(scaleFor(unit, [best.outcomes[result.objective].mean]));
  const told = isUntold(lead) ? ", which these trials do not tell from none" : "";
  return `${who}, ahead by ${difference(lead.mean, lead.standardError, scale)} mean ${label}${told}`;
}
