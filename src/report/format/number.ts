import { DASH } from "../view.js";

const MINUS = "\u2212";
/** Digits of a number that comes without a standard error: an assumption, a certain value. */
const PLAIN_DIGITS = 3;

/**
 * The decimal place (2 = hundredths, -2 = hundreds) a value is rounded to: that of its standard error when the error is rounded to one
 * significant digit, and never more than `most` significant digits of the value. A value without error keeps `most` digits.
 * The rule "quote the error to one digit and the value to the same place": Taylor, An Introduction to Error Analysis, 2nd ed., rules 2.5 and 2.9.
 */
export function decimalsFor(value: number, standardError: number, most: number): number {
  const allowed = value === 0 || !Number.isFinite(value) ? 0 : most - 1 - leadingPlace(value);
  if (standardError === 0 || !Number.isFinite(standardError)) return allowed;
  const supported = -Number(standardError.toExponential(0).split("e")[1]);
  return value === 0 ? supported : Math.min(supported, allowed);
}

/** From here on a number is written with a power of ten. */
const FROM_POWERS = 1e15;
/** So is one that takes more decimals than these. */
const MOST_DECIMALS = 15;

/**
 * `1,234.5` with a true minus sign; negative decimals round to tens, hundreds and so on. `5.8e297` for what no one can read
 * otherwise; a dash for what is no finite number.
 */
export function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return DASH;
  if (Math.abs(value) >= FROM_POWERS || (decimals > MOST_DECIMALS && value !== 0)) return withPower(value);
  const unit = 10 ** Math.max(0, -decimals);
  const digits = (Math.round(Math.abs(value) / unit) * unit).toFixed(0);
  const text = decimals > 0 ? Math.abs(value).toFixed(Math.min(decimals, MOST_DECIMALS)) : digits;
  const [whole, fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, ",");
  const sign = value < 0 && Number(text) !== 0 ? MINUS : "";
  return sign + grouped + (text.includes(".") ? `.${fraction}` : "");
}

const withPower = (value: number): string => value.toExponential(1).replace("e+", "e").replaceAll("-", MINUS);

/** A whole number with thousands separators. */
export const count = (value: number): string => fixed(value, 0);

/** Whether a figure is zero as shown. */
export const showsZero = (text: string): boolean => !/[1-9]/u.test(text);

/** With a sign unless it is zero as shown. */
export const signed = (text: string): string => (text.startsWith(MINUS) || showsZero(text) ? text : `+${text}`);

/** A number without a standard error: three significant digits, all digits of the whole part, no trailing zeros. */
export function plain(value: number): string {
  if (!Number.isFinite(value)) return DASH;
  const text = fixed(value, Math.max(0, decimalsFor(value, 0, PLAIN_DIGITS)));
  return text.includes(".") && !text.includes("e") ? text.replace(/\.?0+$/u, "") : text;
}

/** Place of the leading digit: 0 for 1..9, 1 for 10..99, -1 for 0.1..0.9. */
export const leadingPlace = (value: number): number => Number(value.toExponential().split("e")[1]);
