import { isMoneyUnit } from "../../assumptions/money-unit.js";
import type { Claim } from "../../analysis/checks/check.js";
import { demandText, subjectText } from "../../analysis/checks/claims/registry.js";
import type { Limit } from "../../analysis/checks/limit.js";
import type { Figures } from "../../analysis/checks/words.js";
import { scaleOfUnit } from "../../report/cases/figures.js";
import { count } from "../../report/format/number.js";
import type { Scale } from "../../report/format/quantity.js";

/** What a claim is about, in words. */
export const claimSubject = (claim: Claim): string => subjectText(claim, figuresIn());

/**
 * What a claim asks for, in words.
 * @param currency what money is in, said of limits in money
 */
export const claimDemand = (claim: Claim, currency?: string): string => demandText(claim, figuresIn(currency));

const figuresIn = (currency?: string): Figures => ({
  count,
  bounds: (limit, unit) => {
    const bounds = boundsText(limit, unit);
    return currency !== undefined && isMoneyUnit(unit) ? `${bounds} ${currency}` : bounds;
  },
});

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

/** A limit is not rounded, but for what floating point adds. */
const exact = (value: number, { divisor, suffix }: Scale): string =>
  `${Number((value / divisor).toPrecision(6))}${suffix}`.replace("-", "\u2212");
