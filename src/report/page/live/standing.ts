import type { Estimate } from "../../../analysis/estimate.js";
import type { MovedAnswer } from "../../../analysis/what-if/answer.js";
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
export function standingsOf(shown: Shown, answer: MovedAnswer | undefined): MovedStanding[] {
  const { structures, reference } = shown;
  if (answer === undefined) return [...structures];
  const changeOf = (place: number): number => answer.structures[place].change?.mean ?? NaN;
  // What the moves have made the same is shown as the same.
  const spokesmen = spokesmenOf(shown, answer);
  return structures.map(({ difference, ...stored }, place) => {
    const { change, probabilityBest, difference: now } = answer.structures[place];
    const from = spokesmen[place];
    const against = structures[from].difference?.mean ?? 0;
    return {
      ...stored,
      mean: structures[from].mean + changeOf(from),
      probabilityBest,
      ...(change && { change }),
      ...(difference && {
        difference: {
          mean: from === reference ? 0 : against + changeOf(from) - changeOf(reference),
          standardError: now?.standardError ?? difference.standardError,
        },
      }),
    };
  });
}

/**
 * Of each structure the place of the one that speaks for all that come out as it does in every trial, by construction: the reference
 * where it is among them, else the first.
 */
export function spokesmenOf({ structures, reference }: Shown, answer: MovedAnswer | undefined): number[] {
  const found = (answer?.structures ?? structures).map(({ difference }, place) =>
    place === reference ? NOTHING : (difference ?? UNKNOWN),
  );
  const isSame = (a: Estimate, b: Estimate): boolean => a.mean === b.mean && a.standardError === b.standardError;
  return found.map((own, place) => {
    if (isSame(own, NOTHING)) return reference;
    const first = found.findIndex((other) => isSame(other, own));
    return first < 0 ? place : first;
  });
}

const NOTHING: Estimate = { mean: 0, standardError: 0 };
/** As unlike itself as anything else. */
const UNKNOWN: Estimate = { mean: NaN, standardError: NaN };

/** Places of structures that are alike, group by group; none for what is like no other. */
export function alikePlaces(spokesmen: readonly number[]): number[][] {
  const groups = [...new Set(spokesmen)].map((spokesman) =>
    spokesmen.flatMap((own, place) => (own === spokesman ? [place] : [])),
  );
  return groups.filter(({ length }) => length > 1);
}

/** Places from best to worst; those without data last. */
export function ranking(standings: readonly MovedStanding[], better: Shown["better"]): number[] {
  const score = (place: number): number => {
    const { mean } = standings[place];
    return Number.isNaN(mean) ? -Infinity : better * mean;
  };
  return standings.map((_, place) => place).sort((a, b) => score(b) - score(a));
}
