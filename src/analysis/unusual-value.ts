import { plausibleRange, type MoneyLevel } from "../assumptions/plausible.js";
import { RATIO_RANGE, type PlausibleRange } from "../assumptions/plausible-ranges.js";
import { isPlausible, TIME_UNITS_MONTHS, type QuantityKind } from "../assumptions/quantity.js";
import { findAssumption } from "../assumptions/book.js";
import { kindOfUnit } from "../assumptions/unit-kinds.js";
import type { Problem } from "../foundation/problem.js";

/** What a number may have been meant in, without its unit being written. */
export type OtherUnit = "percent" | "days" | "thousands";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "unusual-value": {
      assumption: string;
      value: number;
      low: number;
      high: number;
      source: string;
      // Money is measured by `money.sales_cost`.
      salesCost?: number;
      /** In which unit the same number would be expected. */
      meantIn?: OtherUnit;
    };
    "growth-multiplies": { growth: number; months: number; factor: number };
  }
}

/** A warning if the median of an assumption lies where it is hardly to be expected. */
export function unusualValue(assumption: string, median: number, money: MoneyLevel): readonly Problem[] {
  const range = plausibleRange(assumption, money);
  return range === undefined ? [] : outside(assumption, median, range, kindOf(assumption), money);
}

function kindOf(assumption: string): QuantityKind | undefined {
  const row = findAssumption(assumption);
  return row && kindOfUnit(row.unit);
}

/** The same for a ratio of a structure's own, by what it acts on. */
export function unusualRatio(target: string, median: number): readonly Problem[] {
  return outside(`effects.${target}`, median, RATIO_RANGE);
}

/** The same for what a manager is said to cost a month. */
export function unusualManagerCost(manager: string, costMonthly: number, money: MoneyLevel): readonly Problem[] {
  const range = plausibleRange("money.manager_cost", money);
  return range === undefined ? [] : outside(`managers.${manager}.cost`, costMonthly, range, "amount", money);
}

function outside(
  assumption: string,
  value: number,
  range: PlausibleRange,
  kind?: QuantityKind,
  money?: MoneyLevel,
): readonly Problem<"unusual-value">[] {
  if (isPlausible(value, range)) return [];
  const { low, high, source, perSalesCost } = range;
  const details = { assumption, value, low, high, source: `${source.author}, ${source.title}` };
  const measure = perSalesCost && money ? { salesCost: money.salesCost } : {};
  const meantIn = otherUnit(value, range, kind);
  const meant = meantIn === undefined ? {} : { meantIn };
  return [{ code: "unusual-value", severity: "warning", arguments: { ...details, ...measure, ...meant } }];
}

const [DAYS, MONTH_DAYS] = TIME_UNITS_MONTHS.days;

/** By kind of quantity, the unit that is most often left out, and what the number comes to in it. */
const OTHER_UNITS: Readonly<Partial<Record<QuantityKind, readonly [OtherUnit, factor: number]>>> = {
  share: ["percent", 0.01],
  duration: ["days", DAYS / MONTH_DAYS],
  amount: ["thousands", 1000],
};

/** The unit in which the number would be expected; undefined where it would not be in any. */
function otherUnit(value: number, range: PlausibleRange, kind: QuantityKind | undefined): OtherUnit | undefined {
  const [unit, factor] = OTHER_UNITS[kind ?? "number"] ?? [];
  return factor !== undefined && isPlausible(value * factor, range) ? unit : undefined;
}

/** More than this and hardly any market grows so: hundredfold. */
const MOST_GROWTH = 100;

/** A warning if growth multiplies the leads beyond belief in the months to the end of the horizon. */
export function unusualGrowth(growth: number, months: number): readonly Problem<"growth-multiplies">[] {
  const factor = growthFactor(growth, months);
  if (factor <= MOST_GROWTH) return [];
  return [{ code: "growth-multiplies", severity: "warning", arguments: { growth, months, factor } }];
}

/** What the leads of the last of so many months are, in multiples of the first month's. */
const growthFactor = (growth: number, months: number): number => (1 + growth) ** (months - 1);
