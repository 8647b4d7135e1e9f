import type { ScenarioChange } from "../../scenario/changes.js";
import { assumptionLabel } from "../assumption-label.js";
import { count } from "../format/number.js";

/** Sentences at most: the result file has all. */
const MOST_SENTENCES = 5;

/** What has changed, for readers: an assumption by its label, with the id that a file or a script needs in brackets. */
export function changeName(what: string): string {
  const label = assumptionLabel(what);
  return label === what ? what : `${label} (${what})`;
}

/** `Share of … (funnel.acceptance) was 42% to 62%, is 50%.`, the first few. */
export function changeTexts(changes: readonly ScenarioChange[]): string[] {
  const said = changes
    .slice(0, MOST_SENTENCES)
    .map(({ what, before, now }) => `${changeName(what)} was ${before}, is ${now}.`);
  const more = changes.length - said.length;
  if (more === 0) return said;
  return [
    ...said,
    more === 1 ? "One more has changed." : `${count(more)} more settings, assumptions or lines have changed.`,
  ];
}

/** How many of a list are left out, if any are. @param what one of them, in the singular */
export const leftOut = (all: number, shown: number, what: string): string[] =>
  all <= shown ? [] : [`And ${count(all - shown)} more ${what}${all - shown === 1 ? "" : "s"}: JSON has all of them.`];
