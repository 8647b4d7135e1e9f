/** No value is longer: what is, is a mistake, and is not looked at for long. */
const LONGEST = 200;

const QUOTES = /^(?:[\u201C\u201D\u201E](.*)[\u201C\u201D]|[\u2018\u2019](.*)[\u2018\u2019]|\u00AB(.*)\u00BB)$/u;
/** The minus sign, and a hyphen or dash that stands for one: it comes first, and no other says `to`. */
const MINUS = /\u2212(?=[\d.])/gu;
const LEADING_DASH = /^[\u2010\u2011\u2012\u2013\u2014](?=[\d.][^\u2012\u2013\u2014]*$)/u;

/** A value as it would be typed: without typographic quotes around it, with a plain minus. Undefined for one too long to be one. */
export function cleanText(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return undefined;
  const quoted = QUOTES.exec(trimmed);
  const inner = (quoted?.[1] ?? quoted?.[2] ?? quoted?.[3] ?? trimmed).trim();
  return inner.replace(MINUS, "-").replace(LEADING_DASH, "-");
}
