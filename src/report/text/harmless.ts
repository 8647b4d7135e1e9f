import { CONTROLS } from "../../foundation/hidden-characters.js";

/**
 * What acts on the text around it, and joiners and tags out of place: a joiner between two letters or pictures, and the tags of a
 * flag, make what is seen. Less than what a name may not hold (`hiddenCharacters`): a text is not compared, so that its no-break
 * spaces, private characters and marks without a glyph may stay.
 */
const HIDDEN = new RegExp(
  [
    `[${CONTROLS}]`,
    "(?<![\\p{L}\\p{M}\\p{Extended_Pictographic}\\p{Emoji_Modifier}])[\\u200C\\u200D]",
    "[\\u200C\\u200D](?![\\p{L}\\p{M}\\p{Extended_Pictographic}])",
    "(?<!\\u{1F3F4}[\\u{E0020}-\\u{E007F}]*)[\\u{E0000}-\\u{E007F}]",
  ].join("|"),
  "gu",
);
const SPACES = /[\t\n\r\u2028\u2029]+/gu;

/** Text with every character that nobody sees as its escape, as JSON and YAML write it: `\u202e`. */
export function withEscapes(text: string): string {
  return text.replace(HIDDEN, escapeOf);
}

/** Text from a user's file as one line of visible characters: what is hidden shows as an escape and does nothing. */
export function harmless(text: string): string {
  return withEscapes(text.replace(SPACES, " "));
}

/** One escape per UTF-16 unit. */
const escapeOf = (hidden: string): string =>
  hidden
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
