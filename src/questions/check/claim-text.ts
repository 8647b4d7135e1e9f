import { isMoneyUnit } from "../../assumptions/money-unit.js";
import type { Limit } from "../../analysis/checks/limit.js";
import { OUTCOMES } from "../../funnel/outcomes.js";
import type { Wording } from "../../analysis/checks/words.js";
import { assumptionLabel } from "../../report/assumption-label.js";
import { scaleOfUnit } from "../../report/cases/figures.js";
import { count } from "../../report/format/number.js";
import type { Scale } from "../../report/format/quantity.js";
import type { Scenario } from "../../scenario/scenario.js";

/** As its writer put it, with ids and without a currency. */
export const AS_WRITTEN: Wording = {
  count,
  bounds: boundsText,
  structure: (id) => id,
  assumption: (id) => id,
  outcome: (id) => id,
};

/** For readers: structures, assumptions and outcomes by label, limits in money with what money is in. */
export const forReaders = ({ structures, currency }: Pick<Scenario, "structures" | "currency">): Wording => ({
  count,
  bounds: (limit, unit) => {
    const bounds = boundsText(limit, unit);
    return currency !== undefined && isMoneyUnit(unit) ? `${bounds} ${currency}` : bounds;
  },
  structure: (id) => structures.find((one) => one.id === id)?.label ?? id,
  assumption: assumptionLabel,
  outcome: (id) => OUTCOMES.find((one) => one.id === id)?.label ?? id,
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
