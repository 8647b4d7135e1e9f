// C0 and C1 control characters (escape sequences start with one), soft hyphen, zero-width and bidirectional controls, line and paragraph
// separators, byte order mark, tag characters, halves of a character.
const HIDDEN =
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}\p{Surrogate}]+/gu;
const SPACES = /[\t\n\r\u2028\u2029]+/gu;

/** Text from a user's file as one line of visible characters: no control characters, no escape sequences, no hidden direction marks. */
export function harmless(text: string): string {
  return text.replace(SPACES, " ").replace(HIDDEN, "");
}
