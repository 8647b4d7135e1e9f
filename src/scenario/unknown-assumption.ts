import { BOOK } from "../assumptions/book.js";
import { shorten } from "./located-tree.js";
import { nearest } from "./problems.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "unknown-assumption": UnknownAssumption;
  }
}

/** An id that is none, and what may be meant by it. */
export interface UnknownAssumption {
  readonly found: string;
  readonly nearest?: string;
  /** Other ids that share words with it, the best first. */
  readonly alike?: readonly string[];
  /** The part of it that is a group of ids, with the names in that group; without one the groups there are. */
  readonly group?: string;
  readonly members: readonly string[];
}

const MOST_ALIKE = 3;

const BOOK_IDS: readonly string[] = BOOK.map(({ id }) => id);

/** What to say of the name of a group that none of `ids` has. */
export const unknownGroup = (found: string, ids: readonly string[]): UnknownAssumption =>
  unknownAmong(found, ids, nearest(found, groupsOf(ids)));

/** What to say of an id that is not among `ids`. */
export const unknownAssumption = (found: string, ids: readonly string[]): UnknownAssumption =>
  unknownAmong(found, ids, nearest(found, ids));

function unknownAmong(found: string, ids: readonly string[], near: { readonly nearest?: string }): UnknownAssumption {
  const group = groupOf(found, ids);
  const alike = near.nearest === undefined ? alikeIds(found, group, [...new Set([...ids, ...BOOK_IDS])]) : [];
  const names = ids.filter((id) => group === undefined || id.startsWith(`${group}.`));
  const members = names.map((id) => partsOf(group === undefined ? id : id.slice(group.length + 1))[0]);
  return {
    found: shorten(found),
    ...near,
    ...(alike.length > 0 && { alike }),
    ...(group !== undefined && { group }),
    members: [...new Set(members)],
  };
}

const partsOf = (id: string): string[] => id.split(".");

/** Every beginning of an id that others share. */
function groupsOf(ids: readonly string[]): string[] {
  const groups = ids.flatMap((id) =>
    partsOf(id)
      .slice(0, -1)
      .map((_, last, parts) => parts.slice(0, last + 1).join(".")),
  );
  return [...new Set(groups)];
}

/** The longest beginning of `found` that has ids below it. */
function groupOf(found: string, ids: readonly string[]): string | undefined {
  const parts = partsOf(found.slice(0, LONGEST));
  const beginnings = parts.slice(0, -1).map((_, last) => parts.slice(0, last + 1).join("."));
  return beginnings.findLast((beginning) => ids.some((id) => id.startsWith(`${beginning}.`)));
}

/** Longer ones are not looked at as a whole. */
const LONGEST = 200;

/** The ids with the most words of `found`, in the order of the book: those of its own group, if there are any, else all but effects. */
function alikeIds(found: string, group: string | undefined, ids: readonly string[]): string[] {
  const own =
    group === undefined
      ? []
      : mostAlike(
          found,
          ids.filter((id) => id.startsWith(`${group}.`)),
        );
  return own.length > 0
    ? own
    : mostAlike(
        found,
        ids.filter((id) => !id.startsWith("effect.")),
      );
}

function mostAlike(found: string, ids: readonly string[]): string[] {
  const words = wordsOf(found.slice(0, LONGEST));
  const scores = ids.map((id) => ({ id, score: sharedWords(words, wordsOf(id)) }));
  const best = Math.max(...scores.map(({ score }) => score));
  return best < 1 ? [] : scores.flatMap(({ id, score }) => (score === best ? id : [])).slice(0, MOST_ALIKE);
}

const wordsOf = (id: string): string[] => id.split(/[._\s-]+/u).filter((word) => word !== "");

/** Shortest beginning by which two words are taken for one: `lead` and `leads`. */
const SHORTEST_STEM = 3;

/** Shared words; that of the group, which stands first, counts half. */
function sharedWords(found: readonly string[], known: readonly string[]): number {
  const isShared = (word: string): boolean => known.some((other) => isSameWord(word, other));
  const weight = (place: number): number => (place === 0 && found.length > 1 ? 0.5 : 1);
  return found.reduce((sum, word, place) => sum + (isShared(word) ? weight(place) : 0), 0);
}

function isSameWord(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short === long || (short.length >= SHORTEST_STEM && long.startsWith(short));
}
