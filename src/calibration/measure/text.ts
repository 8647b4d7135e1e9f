/** A whole number with thousands separated. */
export const counted = (value: number): string => Math.round(value).toLocaleString("en-US");

/** The same of what may be none: `none of 40`. */
export const noneOr = (value: number): string => (value === 0 ? "none" : counted(value));

/** A share in percent with one decimal. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** A number of months with one decimal. */
export const monthsText = (months: number): string =>
  `${Number(months.toFixed(1))} ${months === 1 ? "month" : "months"}`;

/** Three significant digits. */
export const short = (value: number): string =>
  Math.abs(value) >= 1000 ? counted(value) : String(Number(value.toPrecision(3)));

/** `; widened 1.4 times for its movement between periods`; empty where that does not show. */
export function widened(dispersion: number): string {
  const times = Math.sqrt(dispersion).toFixed(1);
  return times === "1.0" ? "" : `; widened ${times} times for its movement between periods`;
}
