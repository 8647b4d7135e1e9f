import type { ScenarioChange } from "../../scenario/changes.js";
import { findAssumption } from "../../assumptions/book.js";
import { assumptionName } from "../assumption-label.js";
import { capitalised } from "../../foundation/capitalised.js";
import { count } from "../format/number.js";
import type { ScenarioHeader } from "../result/scenario-header.js";
import { nameOf } from "../structure-name.js";

/** Sentences at most: the result file has all. */
const MOST_SENTENCES = 5;

/** Whose structures have changed: what to call them. */
type Labelled = Pick<ScenarioHeader, "labels">;

/**
 * What has changed, for readers: an assumption by its label, with the id that a file or a script needs in brackets; what is of a
 * structure after the structure's name.
 */
export function changeName(what: string, of: Labelled): string {
  const [structure, place] = (findAssumption(what) === undefined ? ownerOf(what, of) : undefined) ?? ["", what];
  const name = assumptionName(place, (id) => nameOf(of, id));
  return structure === "" ? name : `${structure}: ${name}`;
}

/** The name of a structure and what of it, of `ceo.mandate`, `ceo from month 7.mandate`, `ceo from Jul 2027.mandate` and `structure ceo`. */
function ownerOf(what: string, { labels = [] }: Labelled): readonly [string, string] | undefined {
  for (const { structure, label } of labels) {
    if (what === `structure ${structure}`) return [label, "structure"];
    const found = what.startsWith(structure) ? OF_OWNER.exec(what.slice(structure.length)) : null;
    if (found !== null) return [label + found[1], found[2]];
  }
  return undefined;
}

const OF_OWNER = /^( from (?:month|[A-Z][a-z]{2}) \d+|)\.(.+)$/su;

/** `Share of … (funnel.acceptance) was 42% to 62%, is 50%.`, the first few. */
export function changeTexts(changes: readonly ScenarioChange[], of: Labelled): string[] {
  const said = changes
    .slice(0, MOST_SENTENCES)
    .map(({ what, before, now }) => `${atBeginning(what, changeName(what, of))} was ${before}, is ${now}.`);
  const more = changes.length - said.length;
  if (more === 0) return said;
  return [
    ...said,
    more === 1 ? "One more has changed." : `${count(more)} more settings, assumptions or lines have changed.`,
  ];
}

/** With a capital, unless it is an id or an option, which stay as they are written. */
const atBeginning = (what: string, name: string): string =>
  name === what && /[.-]/u.test(what) ? name : capitalised(name);

/** How many of a list are left out, if any are. @param what one of them, in the singular */
export const leftOut = (all: number, shown: number, what: string): string[] =>
  all <= shown ? [] : [`And ${count(all - shown)} more ${what}${all - shown === 1 ? "" : "s"}: JSON has all of them.`];
