import { isMoneyUnit } from "../../assumptions/money-unit.js";
import type { Indifference } from "../../analysis/indifference.js";
import { singleOutcome, type Objective } from "../../analysis/objective.js";
import type { StoppingTarget } from "../../analysis/stopping.js";
import { InvalidInput } from "../../foundation/problem.js";
import { findOutcome, type OutcomeId } from "../../funnel/outcomes.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "share-as-amount": { option: string; found: number; outcome: string; least: number; isMoney: boolean };
  }
}

/** Who writes less of money, or of what is counted, means a share. */
const [LEAST_MONEY, LEAST_COUNT] = [1, 0.1];

/** An amount of an outcome that no figure would show, such as 0.01 of a profit: a percentage was meant. Throws InvalidInput. */
export function refuseTinyAmount(option: string, amount: number, id: OutcomeId): void {
  const { unit, label } = findOutcome(id);
  const isMoney = isMoneyUnit(unit);
  const least = isMoney ? LEAST_MONEY : LEAST_COUNT;
  if (!(isMoney || unit === "count") || amount === 0 || amount >= least) return;
  const details = { option, found: amount, outcome: label, least, isMoney };
  throw new InvalidInput([{ code: "share-as-amount", severity: "error", arguments: details, keyPath: option }]);
}

/** The same of what is given in the unit of the objective; of a mix nobody knows the size. Throws InvalidInput. */
export function refuseTiny(
  {
    indifference,
    target,
  }: { readonly indifference?: Indifference | undefined; readonly target?: StoppingTarget | undefined },
  objective: Objective,
): void {
  const outcome = singleOutcome(objective);
  if (outcome === undefined) return;
  if (indifference?.kind === "absolute") refuseTinyAmount("--indifference", indifference.amount, outcome);
  if (target?.until === "precision" && target.kind === "absolute")
    refuseTinyAmount("--precision", target.halfWidth, outcome);
}
