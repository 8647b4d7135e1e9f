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
  /** What is called so, where that may have two names. */
  readonly id?: string;
}

/**
 * Reports every name that a reader would take for one before it: other dashes, quotes or spaces, a joiner more, a Cyrillic letter. One
 * of something else that differs in capitals or in the width and form of signs alone is warned of.
 */
export function checkDistinct(names: readonly Named[], report: Report): void {
  const first = new Map<string, Named>();
  const firstSimilar = new Map<string, Named>();
  for (const named of names) {
    const { name, at, id } = named;
    const look = lookOf(name);
    const twin = first.get(look);
    if (twin !== undefined) {
      report("look-alike-names", at, besideFirst(name, twin));
      continue;
    }
    first.set(look, named);
    // Compatibility forms (NFKC): full width, ligatures, raised and circled signs.
    const similar = lookOf(name.normalize("NFKC")).toLowerCase();
    const known = firstSimilar.get(similar);
    if (known === undefined) firstSimilar.set(similar, named);
    else if (id === undefined || known.id !== id) report("similar-names", at, besideFirst(name, known), "warning");
  }
}

const besideFirst = (name: string, { name: first, at: { position } }: Named) => ({
  found: shorten(name),
  first: shorten(first),
  firstLine: position.line,
});
