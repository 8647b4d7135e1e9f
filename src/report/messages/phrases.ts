import { codePointOf, withHiddenShown } from "../../foundation/hidden-characters.js";
import type { UnknownAssumption } from "../../scenario/unknown-assumption.js";
import { plain } from "../format/number.js";
import type { ProblemArguments, ProblemCode } from "../../foundation/problem.js";

/** A sentence or two: what was found, what is allowed, what to do next; or the same with the items of a list after it. */
export type Said = string | readonly [string, ...string[]];

/** What is said for each problem code. */
export type Messages = { readonly [Code in ProblemCode]: (given: ProblemArguments[Code]) => Said };

export const quoted = (text: string): string => `"${text}"`;

/** The most names of a list that are told: a file may have thousands. */
const MOST_NAMES = 50;

export function list(names: readonly string[]): string {
  if (names.length === 0) return "nothing";
  const more = names.length - MOST_NAMES;
  return more <= 0 ? names.join(", ") : `${names.slice(0, MOST_NAMES).join(", ")} and ${more} more`;
}

/** `a, b or c`. */
export const oneOfThese = (names: readonly string[]): string =>
  [...(names.length > 1 ? [names.slice(0, -1).join(", ")] : []), ...names.slice(-1)].join(" or ");

/** For a name that is not among those allowed. */
export const oneOf = (what: string, found: string, allowed: readonly string[], nearest: string | undefined): string =>
  `There is no ${what} ${asFound(found, nearest)}.${didYouMean(nearest)} Allowed: ${list(allowed)}.`;

/** What was asked for, told apart in print from what is proposed instead. */
export function asFound(found: string, nearest: string | undefined): string {
  return quoted(nearest === undefined ? found : withOthersShown(found, nearest));
}

/** The text, with what makes it another one than `other` although it may look the same written out: `сeo` as `с<U+0441>eo`. */
export function withOthersShown(text: string, other: string): string {
  const others = Array.from(other);
  const shown = (character: string, index: number): string => {
    const isTwin = character !== others[index] && NOT_LATIN.test(character) && (others[index] ?? "") <= "\u007F";
    return isTwin ? `${character}<${codePointOf(character)}>` : character;
  };
  const characters = Array.from(withHiddenShown(text));
  return characters.length === others.length ? characters.map(shown).join("") : characters.join("");
}

/** Beyond ASCII and not a letter of its alphabet: a Cyrillic letter or another dash may look like one of it. */
const NOT_LATIN = /[^\p{Script=Latin}\u0000-\u007F]/u;

/** A number of any size, the largest by their power of ten. */
export function magnitude(value: number): string {
  if (!Number.isFinite(value)) return "more than 1e308";
  return value < 1e9 ? plain(value) : value.toExponential(1).replace(/(?:\.0)?e\+/u, "e");
}

export const didYouMean = (nearest: string | undefined): string =>
  nearest === undefined ? "" : ` Did you mean ${quoted(nearest)}?`;

/** Of an assumption that there is not. */
export function meantInstead({ nearest, alike, group, members }: UnknownAssumption): string {
  const ids = nearest === undefined ? (alike ?? []) : [nearest];
  const question = ids.length === 0 ? "" : ` Did you mean ${ids.map(meant).join(" or ")}?`;
  const shown = members.slice(0, MOST_MEMBERS).join(", ") + (members.length > MOST_MEMBERS ? ", …" : "");
  if (members.length === 0) return question;
  return `${question}${group === undefined ? ` The groups are ${shown}.` : ` In the group ${quoted(group)} there are ${shown}.`}`;
}

const MOST_MEMBERS = 15;

/** Today's posts are no assumption that stands among the others. */
const meant = (id: string): string =>
  id.startsWith("teams.") ? `${quoted(id)} (under teams, at the top of the file)` : quoted(id);
