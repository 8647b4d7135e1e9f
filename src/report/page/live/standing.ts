import type { MovedAnswer } from "../../../analysis/what-if/answer.js";
import { isNothing } from "../../format/told.js";
import type { Shown, ShownStructure } from "./shown.js";

/** A structure as the page shows it: the stored figures, moved by the change that the model found. */
export interface MovedStanding extends ShownStructure {
  /** Absent while nothing is moved. */
  readonly change?: { readonly mean: number; readonly standardError: number };
}

/**
 * The stored means rest on many trials, the change on fewer: their sum is surer than the mean of the fewer, since both ends of the change
 * met the same luck.
 */
export function standingsOf({ structures, reference }: Shown, answer: MovedAnswer | undefined): MovedStanding[] {
  if (answer === undefined) return [...structures];
  const changeOf = (place: number): number => answer.structures[place].change?.mean ?? NaN;
  return structures.map(({ difference, ...stored }, place) => {
    const { change, probabilityBest, difference: now } = answer.structures[place];
    // What the moves have made the same is shown as the same.
    const from = isNothing(now) ? reference : place;
    return {
      ...stored,
      mean: structures[from].mean + changeOf(from),
      probabilityBest,
      ...(change && { change }),
      ...(difference && {
        difference: {
          mean: from === reference ? 0 : difference.mean + changeOf(place) - changeOf(reference),
          standardError: now?.standardError ?? difference.standardError,
        },
      }),
    };
  });
}

/** Whether all come out the same in every trial, by construction. */
export const isTie = ({ structures, reference }: Shown, answer: MovedAnswer | undefined): boolean =>
  structures.length > 1 &&
  (answer?.structures ?? structures).every(({ difference }, place) => place === reference || isNothing(difference));

/** Places from best to worst; those without data last. */
export function ranking(standings: readonly MovedStanding[], better: Shown["better"]): number[] {
  const score = (place: number): number => {
    const { mean } = standings[place];
    return Number.isNaN(mean) ? -Infinity : better * mean;
  };
  return standings.map((_, place) => place).sort((a, b) => score(b) - score(a));
}
