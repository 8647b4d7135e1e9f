import { GRADES } from "../../../assumptions/assumption.js";
import { distribution } from "../../../distributions/distribution.js";
import type { AssumptionClaim } from "../check.js";
import type { Interval } from "../interval.js";
import { decide, type Verdict } from "../limit.js";
import type { ClaimKind } from "./claim-kind.js";

/** What is assumed keeps within a range and is grounded. */
export const assumptionClaim: ClaimKind<AssumptionClaim> = {
  structures: () => [],
  unit: ({ unit }) => unit,
  subject: ({ id }, { assumption }) => assumption(id),
  demand: ({ within, leastGrade, sourceRequired, unit }, { bounds }) =>
    [
      ...(within === undefined ? [] : [bounds({ atLeast: within[0], atMost: within[1] }, unit)]),
      ...(leastGrade === undefined ? [] : [`grade at least ${leastGrade}`]),
      ...(sourceRequired ? ["with a source"] : []),
    ].join(", "),
};

/** What is assumed: the median and the 90 % interval of what we do not know. */
export interface AssumptionEstimate {
  readonly observed: number;
  readonly interval: Interval;
  readonly result: Verdict;
}

/** Decides a claim about an assumption: pass if all it asks for holds, else fail. */
export function checkAssumption(claim: AssumptionClaim): AssumptionEstimate {
  const { quantile } = distribution(claim.distribution);
  const interval: Interval = [quantile(0.05), quantile(0.95)];
  const holds = [
    claim.within === undefined || decide(interval, { atLeast: claim.within[0], atMost: claim.within[1] }) === "pass",
    claim.leastGrade === undefined || GRADES.indexOf(claim.grade) <= GRADES.indexOf(claim.leastGrade),
    !claim.sourceRequired || claim.sourced,
  ];
  return { observed: quantile(0.5), interval, result: holds.every(Boolean) ? "pass" : "fail" };
}
