/** Codes of the currencies that are most written beside amounts. */
const CODES = "EUR|USD|GBP|CHF|JPY|CNY|INR|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|BRL|MXN|ZAR|SGD|HKD";
const MARK = new RegExp(`\\p{Sc}|(?<!\\p{L})(?:${CODES})(?!\\p{L})`, "iu");

/** The currency sign or code beside a number; undefined without one, or without a number. */
export function currencyMark(text: string): string | undefined {
  return /\d/u.test(text) ? MARK.exec(text)?.[0] : undefined;
}
