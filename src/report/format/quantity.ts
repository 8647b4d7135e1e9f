import type { OutcomeUnit } from "../../funnel/outcomes.js";
import { DASH } from "../view.js";
import type { Scale } from "../scale.js";
import { decimalsFor, fixed, leadingPlace, signed } from "./number.js";
export type { Scale } from "../scale.js";

export const PERCENT: Scale = { unit: "fraction", divisor: 0.01, suffix: " %", digits: 3 };
const NUMBER: Scale = { divisor: 1, suffix: "", digits: 4 };
const INDEX: Scale = { divisor: 1, suffix: "", digits: 3 };
const MONEY: readonly Scale[] = [
  { divisor: 1e9, suffix: " B", digits: 3 },
  { divisor: 1e6, suffix: " M", digits: 3 },
  { divisor: 1e3, suffix: " k", digits: 3 },
];

/** Money in k, M or B after the largest of `values`; fractions in percent; everything else as it is. */
export function scaleFor(unit: OutcomeUnit, values: readonly number[]): Scale {
  const largest = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
  const scale = { ...unitScale(unit, largest), unit };
  return largest === 0 ? scale : { ...scale, decimals: decimalsFor(largest / scale.divisor, 0, scale.digits) };
}

function unitScale(unit: OutcomeUnit, largest: number): Scale {
  if (unit.startsWith("fraction")) return PERCENT;
  if (unit === "index") return INDEX;
  if (!unit.startsWith("currency")) return NUMBER;
  return MONEY.find((step) => largest >= step.divisor) ?? NUMBER;
}

/**
 * `5.61 M`, `52.3 %`: as many digits as the standard error supports; a dash for no data. A share that is not all or nothing is
 * never rounded to 100 % or 0 %: `> 99.9 %`, `< 0.1 %`.
 */
export function quantity(value: number, standardError: number, scale: Scale): string {
  if (!Number.isFinite(value)) return DASH;
  const decimals = supported(value, standardError, scale);
  const text = fixed(value / scale.divisor, decimals);
  return (scale.suffix === PERCENT.suffix ? notAllOrNothing(value, text, decimals) : text) + scale.suffix;
}

function notAllOrNothing(share: number, text: string, decimals: number): string {
  if (!(share > 0 && share < 1)) return text;
  const step = 10 ** -decimals;
  if (Number(text) === 0) return `< ${fixed(step, decimals)}`;
  return Number(text) === 100 ? `> ${fixed(100 - step, decimals)}` : text;
}

/** A confidence: all digits it was given with, `99.95 %`. */
export const confidenceText = (confidence: number): string => `${Number((100 * confidence).toPrecision(12))} %`;

/** As `quantity`, with a sign: for differences. */
export function difference(value: number, standardError: number, scale: Scale): string {
  return signed(quantity(value, standardError, scale));
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

const supported = (value: number, standardError: number, { divisor, digits, decimals = Infinity }: Scale): number =>
  Math.min(decimals, decimalsFor(value / divisor, standardError / divisor, digits));
