import type { LimitClaim } from "../../analysis/checks/check.js";
import type { Interval } from "../../analysis/checks/interval.js";
import type { Wording } from "../../analysis/checks/words.js";
import type { CheckResult } from "../../analysis/checks/run-checks.js";

/** Says of structures that are equal in every trial that they are, and what that counts as; nothing where none are. */
export function tieText(
  { check: { claim }, observed, interval, comparisons = [] }: CheckResult,
  { structure: called }: Pick<Wording, "structure">,
): string | undefined {
  const tied = comparisons.filter((pair) => isAlways(0, pair.interval) && pair.observed === 0);
  if (tied.length > 0) {
    const pairs = tied.map(({ first, second }) => `${called(first)} and ${called(second)}`).join(", ");
    return `Equal in every trial: ${pairs}. A tie is not ahead.`;
  }
  return claim.kind === "limit" && isAlways(observed, interval) ? tieOfLimit(claim, observed, called) : undefined;
}

const isAlways = (value: number, [low, high]: Interval): boolean => low === value && high === value;

/** A share of one, or a difference of 0, in every trial. */
function tieOfLimit({ subject }: LimitClaim, observed: number, called: Wording["structure"]): string | undefined {
  switch (subject.kind) {
    case "field":
      return subject.statistic === "probability_best" && observed > 0 && observed < 1
        ? `In every trial ${called(subject.structure)} ties for the best with the same number of others.`
        : undefined;
    case "duel":
      return subject.statistic === "probability_better" && observed === 0.5
        ? `Equal in every trial: ${called(subject.structure)} and ${called(subject.than)}. A tie counts half.`
        : undefined;
    case "mix":
    case "quotient":
      return subject.mix.length > 1 && observed === 0 ? "The difference is 0 in every trial." : undefined;
  }
}
