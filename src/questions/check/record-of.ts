import { isMoneyUnit } from "../../assumptions/money-unit.js";
import type { Check, Claim } from "../../analysis/checks/check.js";
import { claimUnit, demandText, subjectText } from "../../analysis/checks/claims/registry.js";
import type { Wording } from "../../analysis/checks/words.js";
import type { CheckResult } from "../../analysis/checks/run-checks.js";
import { objectiveUnit } from "../../analysis/checks/units.js";
import type { Problem } from "../../foundation/problem.js";
import type { Scenario } from "../../scenario/scenario.js";
import { message } from "../../report/messages/message.js";
import type { CheckRecord } from "../../report/cases/record-schema.js";
import { AS_WRITTEN, forReaders } from "./claim-text.js";
import { limitDoubt } from "./limit-doubt.js";
import { tieText } from "./tie-text.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "check-no-data": { check: string; trials: number };
    "check-not-finite": { check: string };
    "check-overflowed": { check: string; overflowed: number; trials: number };
  }
}

/** What came of a scenario's check, as the result file tells it. */
export function checkRecord(result: CheckResult, scenario: Scenario, confidence: number): CheckRecord {
  const { check, observed, interval, trials, noData, comparisons } = result;
  const { claim, description, position, severity, plan, settings } = check;
  const fault = faultOf(result);
  const wording = forReaders(scenario);
  const tie = tieText(result, wording);
  const doubt = limitDoubt(result);
  const unit = claimUnit(claim);
  const subject = subjectText(claim, wording);
  const demand = demandText(claim, wording);
  const title = check.name ?? `${subject}: ${demand}`;
  return {
    name: nameOf(check),
    ...(title !== nameOf(check) && { title }),
    scenario: scenario.name,
    file: position.file,
    line: position.line,
    column: position.column,
    ...(description !== undefined && { description }),
    subject,
    result: result.result === "no-data" || result.result === "not-finite" ? "error" : result.result,
    severity,
    observed,
    interval,
    confidence: claim.kind === "assumption" ? ASSUMED_INTERVAL : confidence,
    limit: demand + (result.result === "fail" ? foundText(claim) : ""),
    unit,
    ...(scenario.currency !== undefined && isMoneyUnit(unit) && { currency: scenario.currency }),
    trials,
    noData,
    horizonMonths: plan.horizonMonths,
    settings,
    ...(comparisons &&
      "of" in claim && {
        comparisons: comparisons.map((pair) => titled(pair, wording)),
        comparisonUnit: objectiveUnit(claim.of),
      }),
    ...(tie !== undefined && { tie }),
    ...(doubt !== undefined && { doubt }),
    ...(fault && { error: message(fault) }),
  };
}

type Compared = NonNullable<CheckRecord["comparisons"]>[number];

function titled(pair: Omit<Compared, "title">, { structure: called }: Wording): Compared {
  const { first, second } = pair;
  const title = `${called(first)} less ${called(second)}`;
  return title === `${first} less ${second}` ? pair : { ...pair, title };
}

/** What holds the interval from the 5th to the 95th percentile. */
const ASSUMED_INTERVAL = 0.9;

/** What there is where a grade or a source is asked for. */
function foundText(claim: Claim): string {
  if (claim.kind !== "assumption" || (claim.leastGrade === undefined && !claim.sourceRequired)) return "";
  return ` (found: grade ${claim.grade}, source “${claim.source}”)`;
}

/** As written: a build follows a check by its name, whatever structures are called and money is in. */
const nameOf = ({ name, claim }: Check): string =>
  name ?? `${subjectText(claim, AS_WRITTEN)}: ${demandText(claim, AS_WRITTEN)}`;

/** Why a check could not be decided, if that is a fault of its own. */
function faultOf({ check, result, trials, overflowed }: CheckResult): Problem | undefined {
  const name = nameOf(check);
  if (result === "no-data") return { code: "check-no-data", severity: "error", arguments: { check: name, trials } };
  if (result !== "not-finite") return undefined;
  if (overflowed === 0) return { code: "check-not-finite", severity: "error", arguments: { check: name } };
  return { code: "check-overflowed", severity: "error", arguments: { check: name, overflowed, trials } };
}
