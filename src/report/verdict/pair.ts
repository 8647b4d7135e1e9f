import type { Estimate } from "../../analysis/estimate.js";
import type { VerdictFigures, VerdictStructure } from "./figures.js";
import { verdictKind, type VerdictKind } from "./kind.js";
import { amountWords, called, leadWithPercent, oftenWords } from "./words.js";

/** Two structures of a result, and what the lead of the one is. */
export interface PairFigures extends Pick<VerdictFigures, "objective" | "currency" | "indifference"> {
  readonly ahead: PairedStructure;
  readonly behind: PairedStructure;
  /** Paired: by how much the one is better; 0 without error where both are the same. NaN: no data. */
  readonly lead: Estimate;
  /** Mean objectives of all structures shown: amounts are in the unit that suits them. */
  readonly means?: readonly number[];
  /** How often the one is the best of all, and the other that is most often; absent where that is not asked. */
  readonly often?: { readonly first: number; readonly other: Often };
}

interface PairedStructure extends Pick<VerdictStructure, "name" | "isToday"> {
  readonly mean: Estimate;
}

/** Which of several structures is best how often. */
interface Often extends Pick<VerdictStructure, "name" | "isToday"> {
  readonly share: number;
}

/** What a lead comes to, as in a verdict on all structures. */
export type PairKind =
  Extract<VerdictKind, "no-data" | "tie" | "untold" | "indifferent" | "spread" | "clear"> | "unordered";

export function pairKind(pair: PairFigures): PairKind {
  if (!Number.isFinite(pair.lead.mean)) return "no-data";
  const kind = verdictKind(figuresOf({ ...pair, means: [] }));
  if (kind === "no-data" || kind === "tie" || kind === "untold") return kind;
  if (pair.objective.better === "neither") return "unordered";
  return kind === "indifferent" || kind === "spread" ? kind : "clear";
}

/** `A is ahead of B by 1.2 M (5 %).`; where the trials do not tell, or the lead does not matter, that. */
export function pairSentence(pair: PairFigures): string {
  const { ahead, behind, lead, indifference, objective, often } = pair;
  const figures = figuresOf(pair);
  const amounts = amountWords(figures);
  const by = leadWithPercent(lead, behind.mean, figures);
  const [first, second] = [ahead, behind].map((one) => called({ ...one, ...UNKNOWN }));
  switch (pairKind(pair)) {
    case "no-data":
      return `No verdict: there is no ${objective.label} in any trial to compare ${first} and ${second} by.`;
    case "tie":
      return `No difference: ${first} and ${second} come out the same in every trial.`;
    case "untold":
      return (
        `These trials do not tell ${first} and ${second} apart: ${first} is ahead by ${amounts.lead(lead)}, ` +
        `with a sampling error of up to ${amounts.giveOrTake(lead)}.`
      );
    case "indifferent":
      return `No clear winner: ${first} is ahead of ${second} by ${by}, and less than ${amounts.threshold(indifference)} does not matter.`;
    case "unordered":
      return `${first} has ${by} more ${objective.label} than ${second}; neither more nor less of it is better.`;
    case "spread":
      return `No clear winner: ${first} is ahead of ${second} by ${by} on average, ${often === undefined ? "" : oftenWords(often.first, often.other)}.`;
    case "clear":
      return `${first} is ahead of ${second} by ${by}.`;
  }
}

/** What a pair does not tell. */
const UNKNOWN = {
  interval: { low: NaN, high: NaN },
  shortfall: { mean: 0, standardError: 0 },
  probabilityBest: NaN,
} as const;

function figuresOf({
  objective,
  currency,
  indifference,
  ahead,
  behind,
  lead,
  means = [],
  often,
}: PairFigures): VerdictFigures {
  const others = means.map((mean) => ({ name: "", isToday: false, mean: { mean, standardError: 0 }, ...UNKNOWN }));
  return {
    objective,
    ...(currency !== undefined && { currency }),
    horizon: "",
    indifference,
    structures: [
      { ...ahead, ...UNKNOWN, probabilityBest: often?.first ?? NaN },
      { ...behind, ...UNKNOWN, shortfall: lead, probabilityBest: often?.other.share ?? NaN },
      ...others,
    ],
  };
}
