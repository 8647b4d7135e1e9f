import { maximumOf } from "../../foundation/extremes.js";
import { isMoneyUnit } from "../../assumptions/money-unit.js";
import type { OutcomeUnit } from "../../funnel/outcomes.js";
import { DASH } from "../view.js";
import type { Scale } from "../scale.js";
import { decimalsFor, fixed, leadingPlace, signed } from "./number.js";
export type { Scale } from "../scale.js";

export const PERCENT: Scale = { unit: "fraction", divisor: 0.01, suffix: " %", digits: 3 };
/** Of shares of trials. */
export const WHOLE_PERCENT: Scale = { ...PERCENT, decimals: 0 };
const NUMBER: Scale = { divisor: 1, suffix: "", digits: 4 };
const INDEX: Scale = { divisor: 1, suffix: "", digits: 3 };
const MONEY: readonly Scale[] = [
  { divisor: 1e9, suffix: " B", digits: 3 },
  { divisor: 1e6, suffix: " M", digits: 3 },
  { divisor: 1e3, suffix: " k", digits: 3 },
];

/** From so many on the mean of a count is whole. */
const FEW = 10;

/** Money in k, M or B after the largest of `values`; fractions in percent; everything else as it is. */
export function scaleFor(unit: OutcomeUnit | "number", values: readonly number[]): Scale {
  const largest = maximumOf([0, ...values].filter(Number.isFinite).map(Math.abs));
  const scale = { ...unitScale(unit, largest), unit };
  if (largest === 0) return scale;
  const decimals = decimalsFor(largest / scale.divisor, 0, scale.digits);
  return { ...scale, decimals: unit === "count" && largest >= FEW ? Math.min(decimals, 0) : decimals };
}

function unitScale(unit: OutcomeUnit | "number", largest: number): Scale {
  if (unit.startsWith("fraction")) return PERCENT;
  if (unit === "index") return INDEX;
  if (!isMoneyUnit(unit)) return NUMBER;
  return MONEY.find((step) => largest >= step.divisor) ?? NUMBER;
}

/**
 * The scale of a difference between levels of this scale: one decimal more, and a small one keeps its first digit; counts stay whole,
 * and a difference of percentages is in percentage points.
 */
export function differenceScale(scale: Scale): Scale {
  const points = inPoints(scale);
  if (scale.unit === "count" || scale.decimals === undefined) return points;
  return { ...points, decimals: scale.decimals + 1, keepsSmall: true };
}

/** Percentage points, in a word. */
export const POINTS = " points";

/** Differences of percentages are in percentage points. */
export const inPoints = (scale: Scale): Scale =>
  scale.suffix === PERCENT.suffix ? { ...scale, suffix: POINTS } : scale;

/**
 * `5.61 M`, `52.3 %`: as many digits as the standard error supports; a dash for no data. A share that is not all or nothing is
 * never rounded to 100 % or 0 %: `> 99.9 %`, `< 0.1 %`.
 */
export function quantity(given: number, standardError: number, scale: Scale): string {
  if (!Number.isFinite(given)) return DASH;
  const { value, text, decimals } = rounded(given, standardError, scale);
  return (scale.suffix === PERCENT.suffix ? notAllOrNothing(value, text, decimals) : text) + scale.suffix;
}

function rounded(given: number, standardError: number, scale: Scale) {
  const value = withoutDust(given, scale);
  const decimals = supported(value, withoutDust(standardError, scale), scale);
  return { value, decimals, text: fixed(value / scale.divisor, decimals) };
}

/** So small a part of the last place shown, 1e-12 of three digits, is what rounding left of nothing. */
const DUST = 1e-10;

/** 0 for what is only a rounding error beside the figures that a scale was made for. */
export function withoutDust(value: number, { divisor, decimals = Infinity }: Scale): number {
  return Math.abs(value) < DUST * 10 ** -decimals * divisor ? 0 : value;
}

function notAllOrNothing(share: number, text: string, decimals: number): string {
  if (!(share > 0 && share < 1)) return text;
  const step = 10 ** -decimals;
  if (Number(text) === 0) return `< ${fixed(step, decimals)}`;
  return Number(text) === 100 ? `> ${fixed(100 - step, decimals)}` : text;
}

/** A confidence: all digits it was given with, `99.95 %`. */
export const confidenceText = (confidence: number): string => `${Number((100 * confidence).toPrecision(12))} %`;

/** As `quantity`, with a sign: for differences, of which one of 0 % or 100 % is none that is all or nothing. */
export function difference(value: number, standardError: number, scale: Scale): string {
  return Number.isFinite(value) ? signed(rounded(value, standardError, scale).text) + scale.suffix : DASH;
}

/**
 * `1.9 to 9.3 M`. Both ends are rounded to the same place: one that their standard error supports, and no finer than two significant
 * digits of the interval's width.
 */
export function interval(low: number, high: number, standardError: number, scale: Scale): string {
  const width = (high - low) / scale.divisor;
  if (!Number.isFinite(low / scale.divisor) || !Number.isFinite(high / scale.divisor)) return DASH;
  const ofWidth = width > 0 ? 1 - leadingPlace(width) : Infinity;
  const decimals = Math.min(ofWidth, ...[low, high].map((end) => supported(end, standardError, scale)));
  return `${fixed(low / scale.divisor, decimals)} to ${fixed(high / scale.divisor, decimals)}${scale.suffix}`;
}

/** From the least to the most of several values, as an interval; one value where both ends are shown alike. */
export function span(low: number, high: number, standardError: number, scale: Scale): string {
  const [least, most] = [low, high].map((end) => quantity(end, standardError, scale));
  return least === most ? most : interval(low, high, standardError, scale);
}

function supported(value: number, standardError: number, scale: Scale): number {
  const { divisor, digits, decimals = Infinity, keepsSmall = false } = scale;
  const shown = value / divisor;
  const allowed = decimalsFor(shown, standardError / divisor, digits);
  const isSmall = keepsSmall && shown !== 0 && Math.abs(shown) < 0.5 * 10 ** -decimals;
  return Math.min(allowed, isSmall ? -leadingPlace(shown) : decimals);
}
