import { isMoneyUnit } from "../../assumptions/money-unit.js";
import type { Limit } from "../../analysis/checks/limit.js";
import type { Subject } from "../../analysis/checks/operands.js";
import type { CheckResult } from "../../analysis/checks/run-checks.js";
import { claimUnit } from "../../analysis/checks/claims/registry.js";
import { count } from "../../report/format/number.js";

/** A limit so many times as large or as small as what is measured guards nothing: money was meant in another unit. */
const FAR = 100;

/**
 * Of money and counts of one structure: that all limits are so far from what is measured that the check would hold, or fail, whatever the
 * scenario said. A limit of 0 or 1 is a yes or no, and a difference may be small beside its limit; nothing is said of them.
 */
export function limitDoubt({ check: { claim }, observed, result }: CheckResult): string | undefined {
  if (claim.kind !== "limit" || (result !== "pass" && result !== "fail")) return undefined;
  const unit = claimUnit(claim);
  if (!(isMoneyUnit(unit) || unit === "count") || !isOfOne(claim.subject)) return undefined;
  const times = boundsOf(claim.limit).map((bound) => observed / bound);
  if (times.length === 0 || !times.every(isFar)) return undefined;
  const [first] = times;
  const far = first > 1 ? `1/${rounded(first)} of` : `${rounded(1 / first)} times`;
  const therefore = result === "pass" ? "so the check guards nothing" : "so the check cannot hold";
  return `The limit is ${far} what is measured, ${therefore}: is its unit right?`;
}

const isOfOne = (subject: Subject): boolean =>
  (subject.kind === "mix" || (subject.kind === "quotient" && subject.over === undefined)) && subject.mix.length === 1;

/** Infinite or NaN where one of the two is 0. */
const isFar = (times: number): boolean => Number.isFinite(times) && times > 0 && (times >= FAR || times <= 1 / FAR);

const boundsOf = ({ atLeast, above, atMost, below }: Limit): number[] =>
  [atLeast, above, atMost, below].filter((bound) => bound !== undefined && Math.abs(bound) !== 1) as number[];

const rounded = (times: number): string => count(Number(times.toPrecision(1)));
