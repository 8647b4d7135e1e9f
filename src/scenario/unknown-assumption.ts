import { BOOK } from "../assumptions/book.js";
import { shorten } from "../foundation/shorten.js";
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
  /** The part of it, or all of it, that is a group of ids, with the names in that group; without one the groups there are. */
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
  unknownAmong(found, ids, nearestId(found, ids));

function unknownAmong(found: string, ids: readonly string[], near: { readonly nearest?: string }): UnknownAssumption {
  const isWhole = isGroup(found, ids);
  const group = isWhole ? found : groupOf(found, ids);
  const isClear = isWhole || near.nearest !== undefined;
  const alike = isClear ? [] : alikeIds(found, group, [...new Set([...ids, ...BOOK_IDS])]);
  const names = ids.filter((id) => group === undefined || id.startsWith(`${group}.`));
  const members = names.map((id) => partsOf(group === undefined ? id : id.slice(group.length + 1))[0]);
  return {
    found: shorten(found),
    ...(isWhole ? {} : near),
    ...(alike.length > 0 && { alike }),
    ...(group !== undefined && { group }),
    members: [...new Set(members)],
  };
}

/** The id most likely meant: by its last words in the group that `found` names, else by the whole, else by the end of one id alone. */
function nearestId(found: string, ids: readonly string[]): { readonly nearest?: string } {
  const group = groupOf(found, ids);
  if (group !== undefined) {
    const start = group.length + 1;
    const rests = ids.filter((id) => id.startsWith(`${group}.`)).map((id) => id.slice(start));
    const { nearest: rest } = nearest(found.slice(start), rests);
    return rest === undefined ? {} : { nearest: `${group}.${rest}` };
  }
  const whole = nearest(found, ids);
  if (whole.nearest !== undefined || found.length < SHORTEST_END) return whole;
  const { nearest: end } = nearest(found, ids.map(endOf));
  const ending = ids.filter((id) => endOf(id) === end);
  return ending.length === 1 ? { nearest: ending[0] } : {};
}

/** Of fewer letters too many ends of ids are near. */
const SHORTEST_END = 6;

const endOf = (id: string): string => partsOf(id).at(-1) ?? "";

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
  return beginnings.findLast((beginning) => isGroup(beginning, ids));
}

const isGroup = (name: string, ids: readonly string[]): boolean => ids.some((id) => id.startsWith(`${name}.`));

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
  const scores = ids.map((id) => ({ id, score: sharedWords(words, wordsOf(id), found.includes(".")) }));
  const best = Math.max(...scores.map(({ score }) => score));
  return best < ALIKE ? [] : scores.flatMap(({ id, score }) => (score === best ? id : [])).slice(0, MOST_ALIKE);
}

const wordsOf = (id: string): string[] => id.split(/[._\s-]+/u).filter((word) => word !== "");

/** Shortest beginning by which two words are taken for one: `lead` and `leads`. */
const SHORTEST_STEM = 3;

/** Shared words, of which the same word counts a little more than one that begins alike; that of a group, which stands first, counts half. */
function sharedWords(found: readonly string[], known: readonly string[], hasGroup: boolean): number {
  const isShared = (word: string): number =>
    known.includes(word) ? 1 : known.some((other) => beginAlike(word, other)) ? ALIKE : 0;
  const weight = (place: number): number => (place === 0 && hasGroup ? 0.5 : 1);
  return found.reduce((sum, word, place) => sum + isShared(word) * weight(place), 0);
}

const ALIKE = 0.9;

function beginAlike(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= SHORTEST_STEM && long.startsWith(short);
}
