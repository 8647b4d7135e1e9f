import { BOOK } from "./book.js";
import {
  COMPANY_RANGES,
  HEADCOUNT_RANGE,
  RATIO_RANGE,
  WEIGHT_RANGE,
  YARDSTICK_OF_MONEY,
  type PlausibleRange,
} from "./plausible-ranges.js";

/** What the range of an amount of money depends on. */
export interface MoneyLevel {
  /** Median of `money.sales_cost` in the scenario's currency. */
  readonly salesCost: number;
  /** Code of the currency, if the scenario names one. */
  readonly currency?: string;
}

/** Currencies in which pay is of the same order of magnitude, so that it has a range of its own. */
const COMPARABLE_CURRENCIES = ["EUR", "USD", "GBP", "CHF", "CAD", "AUD"];

/** Where a value of this assumption is to be expected; undefined for the yardstick of money in an unknown currency. */
export function plausibleRange(id: string, { salesCost, currency }: MoneyLevel): PlausibleRange | undefined {
  const range = rangeOf(id);
  if (id === YARDSTICK_OF_MONEY && !isComparable(currency)) return undefined;
  if (range.perSalesCost === undefined) return range;
  return { ...range, low: range.low * salesCost, high: range.high * salesCost };
}

const isComparable = (currency: string | undefined): boolean =>
  currency === undefined || COMPARABLE_CURRENCIES.includes(currency.trim().toUpperCase());

/** @throws RangeError for what is no assumption */
function rangeOf(id: string): PlausibleRange {
  if (Object.hasOwn(COMPANY_RANGES, id)) return COMPANY_RANGES[id as keyof typeof COMPANY_RANGES];
  if (id.startsWith("effect.")) return RATIO_RANGE;
  if (id.startsWith("mandate.weight.")) return WEIGHT_RANGE;
  if (id.startsWith("teams.")) return HEADCOUNT_RANGE;
  throw new RangeError(`There is no plausible range for ${id}.`);
}

/** What a rep costs by the book: the level of money where nothing else is known. */
export const BOOK_SALES_COST = Number(BOOK.find(({ id }) => id === YARDSTICK_OF_MONEY)?.value);
