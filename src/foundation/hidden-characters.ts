import { CHARACTER_TITLES } from "./character-titles.js";
import { latinLook } from "./letter-twins.js";

/** A character of a name that nobody sees, or that looks like another one. */
export interface HiddenCharacter {
  /** `U+200B`. */
  readonly codePoint: string;
  /** `ZERO WIDTH SPACE`. */
  readonly title: string;
  /** Counted from 1, in whole characters. */
  readonly place: number;
}

/**
 * What nobody sees and what does something to the text around it, or breaks the file it is written to: controls (escape sequences
 * start with one), line and paragraph separators, halves of characters, noncharacters (XML cannot hold some), marks of direction,
 * soft hyphen, zero-width space, word joiner and byte order mark. To stand inside the brackets of a pattern. Joiners and tags,
 * which may make what is seen, are not among them.
 */
export const CONTROLS =
  "\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Noncharacter_Code_Point}\\p{Bidi_Control}\\u00AD\\u180E\\u200B\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB";

/**
 * What is not there to see: controls, other format characters, spaces other than the plain one (a no-break space looks like one),
 * private characters, fillers and marks without a glyph (Unicode's Default_Ignorable_Code_Point).
 */
const HIDDEN = new RegExp(`[${CONTROLS}\\p{Cf}\\p{Co}\\p{Default_Ignorable_Code_Point}]|(?! )\\p{Zs}|\\u2800`, "u");

/**
 * Joiners that a script or an emoji needs where they stand: between pictographs, after a virama, between letters of a script
 * whose letters join (after RFC 5892, appendix A.1 and A.2, without its table of joining types), and the selector behind a pictograph.
 */
const NEEDED = new RegExp(
  [
    "(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D(?=\\p{Extended_Pictographic})",
    "(?<=[\\p{Emoji}\\p{Extended_Pictographic}])\\uFE0F",
    "(?<=[\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D4D\\u0DCA])[\\u200C\\u200D]",
    "(?<=[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}])\\u200C(?=[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}])",
  ].join("|"),
  "gu",
);

/** Every character of `text` that nobody sees, or that only looks like a space; joiners where a script needs them left out. */
export function hiddenCharacters(text: string): HiddenCharacter[] {
  const needed = new Set([...text.matchAll(NEEDED)].map(({ index }) => index));
  const found: HiddenCharacter[] = [];
  let [offset, place] = [0, 0];
  for (const character of text) {
    place += 1;
    if (HIDDEN.test(character) && !needed.has(offset)) {
      found.push({ codePoint: codePointOf(character), title: titleOf(character), place });
    }
    offset += character.length;
  }
  return found;
}

/** The text with every hidden character written out: `ceo<U+200B>led`. */
export function withHiddenShown(text: string): string {
  const places = new Set(hiddenCharacters(text).map(({ place }) => place));
  return Array.from(text)
    .map((character, index) => (places.has(index + 1) ? `<${codePointOf(character)}>` : character))
    .join("");
}

/** `U+200B`. */
export function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function titleOf(character: string): string {
  const known = CHARACTER_TITLES[character];
  if (known !== undefined) return known;
  if (/\p{Zs}/u.test(character)) return "a space of another kind";
  if (/\p{Cc}/u.test(character)) return "a control character";
  if (/\p{Cs}/u.test(character)) return "half a character";
  if (/\p{Noncharacter_Code_Point}/u.test(character)) return "a noncharacter";
  return /\p{Co}/u.test(character) ? "a private character" : "a character without a glyph";
}

const DASHES = /[\p{Pd}\u2212]/gu;
const QUOTES = /[\u2018\u2019\u201A\u201B\u2032\u02BC]/gu;
const DOUBLE_QUOTES = /[\u201C\u201D\u201E\u201F\u2033]/gu;

/**
 * Equal for names that a reader takes for one: joiners and selectors taken out, one dash, one quote and one space for all of their
 * kind, the Latin letter for one of Cyrillic or Greek that looks like it, in normal form C.
 */
export function lookOf(name: string): string {
  const seen = name.normalize("NFC").replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  return latinLook(seen)
    .replace(DASHES, "-")
    .replace(QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(/\s+/gu, " ")
    .trim();
}
