import { tidyRows, type TidyRow } from "../../../report/formats/tidy.js";
import { outcomeUnit } from "../../../report/outcome-text.js";
import { plainNumber } from "../variants/read-parameter.js";
import type { CandidateRecord, ChoiceRecord } from "./record.js";

/** Every figure of a choice; `about` says why a candidate is there. */
export function choiceRows(record: ChoiceRecord): TidyRow[] {
  const { name, file, partial, near, excluded, cheapest, work, rounds, beyond, noData, candidates, whatIfs } = record;
  const key = { file, scenario: name, partial };
  return [
    ...near.flatMap((one, place) => candidateRows(record, one, place === 0 ? "chosen" : "near")),
    ...(excluded ? candidateRows(record, excluded, "beyond the budget") : []),
    ...(cheapest ? candidateRows(record, cheapest, "cheapest") : []),
    ...tidyRows({ ...key, about: "choice" }, { whatIfs, candidates, beyond, noData, work }),
    ...rounds.flatMap((round, place) => tidyRows({ ...key, about: `round ${place + 1}` }, round)),
  ];
}

function candidateRows(
  { name, file, partial, parameters, outcome, near }: ChoiceRecord,
  one: CandidateRecord,
  about: string,
): TidyRow[] {
  const { variant, values, structure, mean, cost, shortfall, costChange, probabilityBest, trials, same } = one;
  const varied = parameters.map(({ key }, place) => [key, plainNumber(values[place]) ?? values[place]] as const);
  const key = { file, scenario: name, partial, variant, parameters: Object.fromEntries(varied), structure, about };
  const ofOutcome = { ...key, outcome, unit: outcomeUnit(outcome) };
  const ofCost = { ...key, outcome: "total_cost", unit: outcomeUnit("total_cost") };
  const versus = near.length === 0 ? {} : { versus: near[0].structure };
  return [
    ...tidyRows(ofOutcome, { ...mean, trials, same, ...(probabilityBest && { best: probabilityBest }) }),
    ...tidyRows({ ...ofOutcome, ...versus }, { shortfall }),
    ...tidyRows(ofCost, cost),
    ...tidyRows({ ...ofCost, ...versus }, { change: costChange }),
  ];
}
