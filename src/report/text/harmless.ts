// C0 and C1 control characters (escape sequences start with one), soft hyphen, zero-width and bidirectional controls, line and paragraph
// separators, byte order mark, halves of characters, tag characters. A joiner between two letters or pictures, and the tags of a flag, make what is seen.
const HIDDEN =
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\p{Surrogate}]|(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200C\u200D]|[\u200C\u200D](?![\p{L}\p{M}\p{Extended_Pictographic}])|(?<!\u{1F3F4}[\u{E0020}-\u{E007F}]*)[\u{E0000}-\u{E007F}]/gu;
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
