/**
 * What a number counts, which decides how it may be written: a `share` in percent (`50%`, `0.5`), an `amount` of money and a
 * `count` with thousands and millions (`18k`, `1.2M`), a `duration` with a unit of time (`90 days`), a `number` as it is, and so a
 * `ratio`, of which a percentage might be the change as well as the whole.
 */
export type QuantityKind = "share" | "amount" | "duration" | "count" | "number" | "ratio";

/** Where a value is to be expected, ends included; one outside is unusual, not wrong. */
export interface PlausibleBounds {
  readonly low: number;
  readonly high: number;
  /** Nought, too: there is none of it. */
  readonly orNone?: boolean;
}

/** How a text is to be read. Without a kind it may be a share, an amount or a count. */
export interface Reading {
  readonly kind?: QuantityKind;
  readonly plausible?: PlausibleBounds;
  /** A thousand times as much is conceivable, too: a point before three digits is never taken for a decimal point. */
  readonly thousandsConceivable?: boolean;
  /** What the scenario's amounts are in, where it says so. */
  readonly currency?: string;
}

/** Whether a value lies within the bounds. */
export function isPlausible(value: number, { low, high, orNone = false }: PlausibleBounds): boolean {
  return (value >= low && value <= high) || (orNone && value === 0);
}

/** A month in days: 365.25 / 12, the Julian year's. */
const MONTH_DAYS = 30.4375;
const WEEK_DAYS = 7;
const YEAR_MONTHS = 12;

/** Units of time in months, as a fraction: 90 days are exactly 90 / 30.4375. */
export const TIME_UNITS_MONTHS: Readonly<Record<string, readonly [numerator: number, denominator: number]>> = {
  day: [1, MONTH_DAYS],
  days: [1, MONTH_DAYS],
  week: [WEEK_DAYS, MONTH_DAYS],
  weeks: [WEEK_DAYS, MONTH_DAYS],
  month: [1, 1],
  months: [1, 1],
  year: [YEAR_MONTHS, 1],
  years: [YEAR_MONTHS, 1],
};

/** Powers of ten that a letter stands for. */
export const MULTIPLES: Readonly<Record<string, number>> = { k: 3, m: 6, b: 9, bn: 9, g: 9 };

/**
 * Beyond this no number means anything here: money and counts are doubles, exact to 9.007e15 (2^53), and what is computed from
 * a value must keep its units apart.
 */
export const LARGEST = 1e15;
