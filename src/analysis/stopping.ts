import { assessPrecision, type PrecisionProgress, type PrecisionTarget } from "./precision.js";
import type { ComparisonProgress } from "./comparison.js";
import { assessWinner, type WinnerProgress, type WinnerTarget } from "./winner.js";

/** When to stop adding trials. */
export type StoppingTarget =
  (PrecisionTarget & { readonly until: "precision" }) | (WinnerTarget & { readonly until: "winner" });

/** Where a run stood on the way to its target when it ended. */
export type StoppingState =
  | (PrecisionProgress & { readonly until: "precision" })
  | (WinnerProgress & { readonly until: "winner"; readonly indifference: number });

/** Looks at the comparison so far, after every block, and tells whether to stop. */
export type StoppingRule = (progress: ComparisonProgress) => StoppingState;

/**
 * The rule of a target. A precision is that of the mean objective of every structure; a winner is sought by the paired
 * differences of the objective. The rule looks at nothing but the blocks so far, so a run it ends equals a plain run of as
 * many trials.
 * @param indifferenceNow what a difference of the objective must exceed to matter, as the run stands
 */
export function stoppingRule(
  target: StoppingTarget,
  indifferenceNow: (progress: ComparisonProgress) => number,
): StoppingRule {
  if (target.until === "winner") {
    return (progress) => {
      const indifference = indifferenceNow(progress);
      return { until: "winner", indifference, ...assessWinner({ ...target, indifference }, progress.pairs) };
    };
  }
  let last: PrecisionProgress | undefined;
  return ({ objective, trials }) => {
    last = assessPrecision(target, objective, trials, last);
    return { until: "precision", ...last };
  };
}
