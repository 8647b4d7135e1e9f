import { hiddenCharacters, lookOf, withHiddenShown, type HiddenCharacter } from "../foundation/hidden-characters.js";
import { disguisedWords, latinLook } from "../foundation/letter-twins.js";
import type { Report } from "./problems.js";
import { shorten } from "../foundation/shorten.js";
import type { Place } from "./located-tree.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "invalid-name": { found: string; reason: "empty" | "too long" | "reserved" | "space at an end"; limit: number };
    "hidden-characters": { found: string; characters: readonly HiddenCharacter[] };
    "disguised-name": { found: string; words: readonly { readonly written: string; readonly seen: string }[] };
    "look-alike-names": { found: string; first: string; firstLine: number };
    "similar-names": { found: string; first: string; firstLine: number };
  }
}

const LONGEST_NAME = 100;

/** Whether a structure, a manager or a scenario may be called `name`; reports why not, and what it only seems to say. */
export function checkName(name: string, at: Place, report: Report, limit = LONGEST_NAME): boolean {
  const reason = nameFault(name, limit);
  if (reason !== undefined) report("invalid-name", at, { found: shorten(withHiddenShown(name)), reason, limit });
  if (reason !== undefined || reportHidden(name, at, report)) return false;
  const words = disguisedWords(name).map((written) => ({ written, seen: latinLook(written) }));
  if (words.length > 0) report("disguised-name", at, { found: shorten(name), words }, "warning");
  return true;
}

/** Reports the characters of a text that nobody sees; whether there are any. */
function reportHidden(text: string, at: Place | undefined, report: Report): boolean {
  const characters = hiddenCharacters(text);
  if (characters.length > 0) report("hidden-characters", at, { found: shorten(withHiddenShown(text)), characters });
  return characters.length > 0;
}

function nameFault(name: string, limit: number): "empty" | "too long" | "reserved" | "space at an end" | undefined {
  if (name.trim() === "") return "empty";
  if (name.length > limit) return "too long";
  if (name.startsWith(" ") || name.endsWith(" ")) return "space at an end";
  // The one key that means something else on a plain object.
  return name === "__proto__" ? "reserved" : undefined;
}

interface Named {
  readonly name: string;
  readonly at: Place;
}

/** Reports every name that a reader would take for one before it: other dashes, quotes or spaces, a joiner more, a Cyrillic letter. */
export function checkDistinct(names: readonly Named[], report: Report): void {
  const first = new Map<string, Named>();
  for (const named of names) {
    const look = lookOf(named.name);
    const known = first.get(look);
    if (known === undefined) first.set(look, named);
    else report("look-alike-names", named.at, besideFirst(named, known));
  }
}

/**
 * Warns of every name that differs from one of something else before it in capitals alone, or in the form of its signs (NFKC: full
 * width, ligatures, raised and circled ones), and does not look like it.
 */
export function warnOfSimilar(names: readonly (Named & { readonly id: string })[], report: Report): void {
  const first = new Map<string, Named & { readonly id: string }>();
  for (const named of names) {
    const similar = lookOf(named.name.normalize("NFKC")).toLowerCase();
    const known = first.get(similar);
    if (known === undefined) first.set(similar, named);
    else if (known.id !== named.id && lookOf(known.name) !== lookOf(named.name))
      report("similar-names", named.at, besideFirst(named, known), "warning");
  }
}

const besideFirst = ({ name }: Named, { name: first, at: { position } }: Named) => ({
  found: shorten(name),
  first: shorten(first),
  firstLine: position.line,
});
