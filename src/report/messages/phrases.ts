import { codePointOf, withHiddenShown } from "../../foundation/hidden-characters.js";
import type { ProblemArguments, ProblemCode } from "../../foundation/problem.js";

/** A sentence or two for each problem code: what was found, what is allowed, what to do next. */
export type Messages = { readonly [Code in ProblemCode]: (given: ProblemArguments[Code]) => string };

export const quoted = (text: string): string => `"${text}"`;

export const list = (names: readonly string[]): string => (names.length === 0 ? "nothing" : names.join(", "));

/** For a name that is not among those allowed. */
export const oneOf = (what: string, found: string, allowed: readonly string[], nearest: string | undefined): string =>
  `There is no ${what} ${asFound(found, nearest)}.${didYouMean(nearest)} Allowed: ${list(allowed)}.`;

/** What was asked for, told apart in print from what is proposed instead. */
export function asFound(found: string, nearest: string | undefined): string {
  return quoted(nearest === undefined ? withHiddenShown(found) : withOthersShown(found, nearest));
}

/** The text, with what makes it another one than `other` although it may look the same written out: `сeo` as `с<U+0441>eo`. */
export function withOthersShown(text: string, other: string): string {
  const others = [...other];
  const shown = (character: string, index: number): string => {
    const isTwin = character !== others[index] && NOT_LATIN.test(character) && (others[index] ?? "") <= "\u007F";
    return isTwin ? `${character}<${codePointOf(character)}>` : character;
  };
  const characters = [...withHiddenShown(text)];
  return characters.length === others.length ? characters.map(shown).join("") : characters.join("");
}

/** Beyond ASCII and not a letter of its alphabet: a Cyrillic letter or another dash may look like one of it. */
const NOT_LATIN = /[^\p{Script=Latin}\u0000-\u007F]/u;

export const didYouMean = (nearest: string | undefined): string =>
  nearest === undefined ? "" : ` Did you mean ${quoted(nearest)}?`;
