/** Codes of the currencies that are most written beside amounts. */
const CODES = "EUR|USD|GBP|CHF|JPY|CNY|INR|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|BRL|MXN|ZAR|SGD|HKD";
const MARK = new RegExp(`\\p{Sc}|(?<!\\p{L})(?:${CODES})(?!\\p{L})`, "iu");

/** The currency sign or code beside a number; undefined without one, or without a number. */
export function currencyMark(text: string): string | undefined {
  return /\d/u.test(text) ? MARK.exec(text)?.[0] : undefined;
}

/**
 * Signs of currencies as amounts carry them, and the codes (ISO 4217) that each may stand for: several for one that many share.
 */
const SIGNS: Readonly<Record<string, string>> = {
  "€": "EUR",
  "£": "GBP EGP FKP GIP LBP SDG SHP SSP SYP",
  $: "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU BRL BBD BMD BND BSD BZD CUP DOP FJD GYD JMD KYD LRD NAD NIO SBD SRD TOP TTD XCD ZWL CVE MOP WST",
  "¥": "JPY CNY",
  "￥": "JPY CNY",
  "₹": "INR",
  "₩": "KRW KPW",
  "₺": "TRY",
  "₽": "RUB",
  "₪": "ILS",
  "₫": "VND",
  "₴": "UAH",
  "₦": "NGN",
  "₱": "PHP",
  "฿": "THB",
  US$: "USD",
  A$: "AUD",
  AU$: "AUD",
  C$: "CAD NIO",
  CA$: "CAD",
  NZ$: "NZD",
  S$: "SGD",
  SG$: "SGD",
  HK$: "HKD",
  NT$: "TWD",
  MX$: "MXN",
  R$: "BRL",
  kr: "SEK NOK DKK ISK",
  Kč: "CZK",
  Fr: "CHF",
};

const spaced = (codes: string): string[] => codes.split(" ");

/** Every code that a sign stands for, and others that amounts are often in. */
const KNOWN = new Set([...Object.values(SIGNS).flatMap(spaced), ...CODES.split("|")]);

/** The codes that a sign or code may stand for; none where that is not known. */
function codesOf(mark: string): readonly string[] {
  const bare = mark.trim().replace(/\.$/u, "");
  if (Object.hasOwn(SIGNS, bare)) return spaced(SIGNS[bare]);
  const code = bare.toUpperCase();
  return KNOWN.has(code) ? [code] : [];
}

/** Whether two signs or codes of currencies, both known, stand for no currency in common: `$` and EUR do, `$` and CAD do not. */
export function areOtherCurrencies(one: string, other: string): boolean {
  const [own, others] = [codesOf(one), codesOf(other)];
  return own.length > 0 && others.length > 0 && !own.some((code) => others.includes(code));
}
