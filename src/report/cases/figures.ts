import type { Interval } from "../../analysis/checks/interval.js";
import type { OutcomeUnit } from "../../funnel/outcomes.js";
import { count } from "../format/number.js";
import { inPoints, interval, quantity, scaleFor, type Scale } from "../format/quantity.js";
import { DASH } from "../view.js";
import type { CheckRecord } from "./record-schema.js";

const OUTCOME_UNITS: readonly string[] = [
  "currency",
  "currency/month",
  "currency/win",
  "fraction",
  "fraction/year",
  "count",
  "index",
];

/** A scale for numbers of a unit: the outcomes' units as everywhere, anything else as plain numbers. */
export function scaleOfUnit(unit: string, values: readonly number[]): Scale {
  return scaleFor(OUTCOME_UNITS.includes(unit) ? (unit as OutcomeUnit) : "number", values);
}

/** Intervals are about this many standard errors wide: it decides digits only. */
const WIDTH_IN_ERRORS = 6;

/** `0.97`; of money with what it is in, where the scenario says so: `1.2 M EUR`. */
export function observedText(record: CheckRecord): string {
  const { observed, currency } = record;
  const figures = observedFigures(record);
  return currency === undefined || !Number.isFinite(observed) ? figures : `${figures} ${currency}`;
}

/** The same without what it is in. */
export function observedFigures({ observed, interval: ends, unit, horizonMonths }: CheckRecord): string {
  if (unit === "rank" || unit === "steps") return Number.isNaN(observed) ? DASH : placeText(count(observed), unit);
  if (unit === "month") return monthText(observed, horizonMonths);
  return quantity(observed, errorOf(ends), wholeOrNot(unit, [observed, ...ends]));
}

/** `0.90 to 1.02`; with one end open `below 1.02`. */
export function checkIntervalText({ interval: ends, unit, horizonMonths }: CheckRecord): string {
  const [low, high] = ends;
  if (unit === "rank" || unit === "steps")
    return Number.isFinite(low) ? placeText(rangeText(count(low), count(high)), unit) : DASH;
  if (unit === "month") return rangeText(monthText(low, horizonMonths), monthText(high, horizonMonths));
  return endsText(ends, wholeOrNot(unit, ends));
}

/** Units of numbers of something. */
const COUNTED = /^(?:count|posts|months|customers|leads|opportunities)/u;

/** What counts something and is whole, such as posts, is told without decimals. */
function wholeOrNot(unit: string, values: readonly number[]): Scale {
  const scale = scaleOfUnit(unit, values);
  const isWhole = COUNTED.test(unit) && values.every((value) => Number.isInteger(value) || !Number.isFinite(value));
  return isWhole ? { ...scale, decimals: 0 } : scale;
}

export function endsText([low, high]: Interval, scale: Scale): string {
  if (Number.isFinite(low) && Number.isFinite(high)) {
    return low === high ? quantity(low, 0, scale) : interval(low, high, errorOf([low, high]), scale);
  }
  if (Number.isFinite(low)) return `above ${quantity(low, 0, scale)}`;
  return Number.isFinite(high) ? `below ${quantity(high, 0, scale)}` : DASH;
}

/** What a mean may move, to two digits: a share in points, since its limit may have been a percentage of the mean. */
export function allowanceText(allowed: number, unit: string): string {
  const scale = { ...inPoints(scaleOfUnit(unit, [allowed])), digits: 2, decimals: Infinity };
  return `±${quantity(allowed, 0, scale)}`;
}

export function errorOf([low, high]: Interval): number {
  const error = (high - low) / WIDTH_IN_ERRORS;
  return Number.isFinite(error) ? error : 0;
}

/** `rank 2`; of an order, how many of its steps hold: `1 step holds`. */
const placeText = (figures: string, unit: "rank" | "steps"): string =>
  unit === "rank" ? `rank ${figures}` : `${figures} ${figures === "1" ? "step holds" : "steps hold"}`;

const rangeText = (low: string, high: string): string => (low === high ? low : `${low} to ${high}`);

/** Months count from 1; the one after the horizon stands for never. */
function monthText(month: number, horizonMonths: number): string {
  if (!Number.isFinite(month)) return DASH;
  return month > horizonMonths ? `not by ${count(horizonMonths)}` : count(month);
}
