import type { AssumptionClaim, Claim } from "../../analysis/checks/check.js";
import type { Limit } from "../../analysis/checks/limit.js";
import { count } from "../../report/format/number.js";
import type { Scale } from "../../report/format/quantity.js";
import { scaleOfUnit } from "../../report/cases/figures.js";
import { claimUnit } from "./subject-text.js";

/** What a claim asks for, in words. */
export function limitText(claim: Claim): string {
  switch (claim.kind) {
    case "limit":
      return boundsText(claim.limit, claimUnit(claim));
    case "rank": {
      const place = claim.places === 1 ? `the ${claim.end}` : `among the ${count(claim.places)} ${claim.end}`;
      return `${place} of ${count(claim.others.length + 1)}`;
    }
    case "order":
      return claim.order.join(" > ");
    case "assumption":
      return assumptionText(claim);
  }
}

/** `at least 30 %`, `between 2.5 and 3.5`. */
function boundsText({ atLeast, above, atMost, below }: Limit, unit: string): string {
  const bounds = [atLeast, above, atMost, below].filter((bound) => bound !== undefined);
  const scale = scaleOfUnit(unit, bounds);
  if (atLeast !== undefined && atMost !== undefined)
    return `between ${exact(atLeast, scale)} and ${exact(atMost, scale)}`;
  return [
    ...(atLeast === undefined ? [] : [`at least ${exact(atLeast, scale)}`]),
    ...(above === undefined ? [] : [`above ${exact(above, scale)}`]),
    ...(atMost === undefined ? [] : [`at most ${exact(atMost, scale)}`]),
    ...(below === undefined ? [] : [`below ${exact(below, scale)}`]),
  ].join(" and ");
}

function assumptionText({ within, leastGrade, sourceRequired, unit }: AssumptionClaim): string {
  return [
    ...(within === undefined ? [] : [boundsText({ atLeast: within[0], atMost: within[1] }, unit)]),
    ...(leastGrade === undefined ? [] : [`grade at least ${leastGrade}`]),
    ...(sourceRequired ? ["with a source"] : []),
  ].join(", ");
}

/** A limit is not rounded, but for what floating point adds. */
const exact = (value: number, { divisor, suffix }: Scale): string =>
  `${Number((value / divisor).toPrecision(6))}${suffix}`.replace("-", "\u2212");
