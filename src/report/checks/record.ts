import type { CheckSeverity } from "../../analysis/checks/check.js";
import type { Interval, PairDifference } from "../../analysis/checks/interval.js";
import type { Verdict } from "../../analysis/checks/limit.js";

/**
 * One line of `checks` in the result file; its names are contract. Every other form of output is made from it. A number without
 * data is NaN here and null in the file, and so is an end of an interval without a bound.
 */
export interface CheckRecord {
  readonly name: string;
  /** Name and file of the scenario, and where the check stands; a comparison with a baseline stands nowhere. */
  readonly scenario: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly description?: string;
  /** What is measured, in words. */
  readonly subject: string;
  /** `error`: could not be decided for a fault of its own (no data, not finite). Never a pass, never a fail. */
  readonly result: Verdict | "error";
  readonly severity: CheckSeverity;
  readonly observed: number;
  readonly interval: Interval;
  /** P(the interval, or any before it, misses the truth) is at most 1 less this. Of an assumption: what its interval holds. */
  readonly confidence: number;
  readonly limit: string;
  /** Unit of observed and interval. */
  readonly unit: string;
  readonly trials: number;
  /** Trials left out for lack of data. */
  readonly noData: number;
  /** 0 where nothing was simulated because the scenario could not be checked. */
  readonly horizonMonths: number;
  /** What the check changes of the scenario. */
  readonly settings: readonly string[];
  /** The differences a rank or an order rests on, and their unit. */
  readonly comparisons?: readonly PairDifference[];
  readonly comparisonUnit?: string;
  /** Why it is an error. */
  readonly error?: string;
  /** Of a comparison with a baseline: what is no longer as it was then, such as version or scenario, in sentences. */
  readonly changed?: readonly string[];
}

/** What counts besides failed checks of severity fail. */
export interface CheckPolicy {
  readonly failOnWarn: boolean;
  readonly allowUndecided: boolean;
}

/** Whether a check breaks the build. */
export function breaks({ result, severity }: CheckRecord, { failOnWarn, allowUndecided }: CheckPolicy): boolean {
  if (result === "error") return true;
  if (result === "pass" || (result === "undecided" && allowUndecided)) return false;
  return severity === "fail" || failOnWarn;
}

const STANDING = ["pass", "warn", "undecided", "fail", "error"] as const;
export type CheckStanding = (typeof STANDING)[number];

/** The result with its severity, in one word. */
export const standing = ({ result, severity }: CheckRecord): CheckStanding =>
  result === "fail" && severity === "warn" ? "warn" : result;

/** What passed first, what failed last; else in the order given. */
export function failuresLast(records: readonly CheckRecord[]): CheckRecord[] {
  return STANDING.flatMap((kind) => records.filter((record) => standing(record) === kind));
}
