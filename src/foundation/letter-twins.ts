/**
 * Letters of Cyrillic and Greek that look like a Latin one in common typefaces, each followed by that. Source: Unicode Technical
 * Standard 39, "Unicode Security Mechanisms", confusables.txt.
 */
const TWINS =
  "\u0430a \u0435e \u043Eo \u0440p \u0441c \u0443y \u0445x \u0455s \u0456i \u0458j \u04BBh \u0501d \u051Bq \u051Dw " +
  "\u0410A \u0412B \u0415E \u041AK \u041CM \u041DH \u041EO \u0420P \u0421C \u0422T \u0423Y \u0425X \u0405S \u0406I \u0408J " +
  "\u03BFo \u03BDv \u03C1p \u0391A \u0392B \u0395E \u0396Z \u0397H \u0399I \u039AK \u039CM \u039DN \u039FO \u03A1P \u03A4T \u03A5Y \u03A7X";

const LATIN_OF: ReadonlyMap<string, string> = new Map(TWINS.split(" ").map(([twin, latin]) => [twin, latin]));

const TWIN = new RegExp(`[${[...LATIN_OF.keys()].join("")}]`, "gu");

/** The text with the Latin letter in the place of every one that looks like it. */
export const latinLook = (text: string): string => text.replace(TWIN, (letter) => LATIN_OF.get(letter) ?? letter);

const WORD = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u;
const FOREIGN = /(?!\p{Script=Latin})\p{L}/u;

/**
 * Words that a reader takes for Latin ones though some of their letters are not (`n\u043Ew` with a Cyrillic o): Latin and other
 * letters in one word, none of which looks like another alphabet's.
 */
export function disguisedWords(text: string): string[] {
  return (text.match(WORD) ?? []).filter(
    (word) => LATIN.test(word) && FOREIGN.test(word) && !FOREIGN.test(latinLook(word)),
  );
}
