import type { LimitClaim } from "../../analysis/checks/check.js";
import type { Interval } from "../../analysis/checks/interval.js";
import type { CheckResult } from "../../analysis/checks/run-checks.js";

/** Says of structures that are equal in every trial that they are, and what that counts as; nothing where none are. */
export function tieText({ check: { claim }, observed, interval, comparisons = [] }: CheckResult): string | undefined {
  const tied = comparisons.filter((pair) => isAlways(0, pair.interval) && pair.observed === 0);
  if (tied.length > 0) {
    const pairs = tied.map(({ first, second }) => `${first} and ${second}`).join(", ");
    return `Equal in every trial: ${pairs}. A tie is not ahead.`;
  }
  return claim.kind === "limit" && isAlways(observed, interval) ? tieOfLimit(claim, observed) : undefined;
}

const isAlways = (value: number, [low, high]: Interval): boolean => low === value && high === value;

/** A share of one, or a difference of 0, in every trial. */
function tieOfLimit({ subject }: LimitClaim, observed: number): string | undefined {
  switch (subject.kind) {
    case "field":
      return subject.statistic === "probability_best" && observed > 0 && observed < 1
        ? `In every trial ${subject.structure} ties for the best with the same number of others.`
        : undefined;
    case "duel":
      return subject.statistic === "probability_better" && observed === 0.5
        ? `Equal in every trial: ${subject.structure} and ${subject.than}. A tie counts half.`
        : undefined;
    case "mix":
    case "quotient":
      return subject.mix.length > 1 && observed === 0 ? "The difference is 0 in every trial." : undefined;
  }
}
