import stringWidth from "string-width";

/** Columns a text takes in a terminal. */
export function textWidth(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** A column a character, dashes, quotes and the letters of Latin with it: most of what is printed, and far quicker to count. */
const PLAIN = /^[ -~\u{A0}-\u{A8}\u{AA}-\u{AC}\u{AF}-\u{24F}\u{2010}-\u{2015}\u{2018}-\u{201F}\u{2026}\u{2212}]*$/u;
