import stringWidth from "string-width";

/** Columns a text takes in a terminal. */
export function textWidth(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** A column a character: most of what is printed, and far quicker to count. */
const PLAIN = /^[ -~]*$/u;
