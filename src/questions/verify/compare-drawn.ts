import type { Drawn } from "./record.js";

/** Compares the texts of two pages, whole, and tells the first places that differ. */
export function compareDrawn(stored: string, now: string): Drawn {
  return { compared: stored.length, differences: stored === now ? [] : placesOf(stored, now) };
}

/** More are not told. */
const MOST_PLACES = 5;

function placesOf(stored: string, now: string): Drawn["differences"] {
  const [a, b] = [stored, now].map((text) => text.split(/(?=<)/u));
  const first = a.findIndex((part, place) => part !== b.at(place));
  const begin = first < 0 ? a.length : first;
  // Where one has parts that the other has not, what follows cannot be paired.
  const isPaired = a.length === b.length;
  const places = isPaired ? a.flatMap((part, place) => (part === b[place] ? [] : [place])) : [begin];
  return places.slice(0, MOST_PLACES).map((place) => ({
    path: sectionAt(a, place),
    ...apart(a.at(place) ?? "", b.at(place) ?? ""),
  }));
}

/** The heading of the section, by its id, that a part of the page lies in. */
function sectionAt(parts: readonly string[], place: number): string {
  const begun = parts.slice(0, place + 1).findLast((part) => /^<(?:section |style|script|header|footer)/u.test(part));
  return /^<section id="([^"]*)"/u.exec(begun ?? "")?.[1] ?? /^<([a-z]+)/u.exec(begun ?? "")?.[1] ?? "head";
}

/** Characters of a part that are told, and of them before the first that differs. */
const TOLD = 60;
const BEFORE = 20;

/** Both from shortly before they part; what a tag says of itself is left out, where it is the same. */
function apart(stored: string, now: string): { readonly stored: string; readonly now: string } {
  let place = 0;
  while (place < stored.length && stored[place] === now[place]) place++;
  const tag = /^<[^>]*>/u.exec(stored)?.[0].length ?? 0;
  const from = Math.max(place >= tag ? tag : 0, place - BEFORE);
  const told = (text: string): string => text.slice(from, from + TOLD);
  return { stored: told(stored), now: told(now) };
}
