import type { MovedAnswer } from "../../../analysis/what-if/answer.js";
import { difference, differenceScale, quantity, WHOLE_PERCENT } from "../../format/quantity.js";
import { trialCount } from "../../format/trials.js";
import { sameHere } from "../../verdict/words.js";
import type { VerdictStructure } from "../../verdict/figures.js";
import { verdictKind, type VerdictKind } from "../../verdict/kind.js";
import type { Shown } from "./shown.js";
import { alikePlaces, ranking, spokesmenOf, standingsOf, type MovedStanding } from "./standing.js";

/** The cells of a structure's row, in the order of `COLUMNS`. */
export interface RowTexts {
  readonly mean: string;
  readonly change: string;
  readonly difference: string;
  readonly best: string;
}

/** Everything that is said of where things stand. */
export interface AnswerTexts {
  readonly headline: string;
  /** How many trials the figures rest on. */
  readonly basis: string;
  readonly rows: readonly RowTexts[];
  /** Places of the structure that is ahead and of those that are like it; none where none is. */
  readonly ahead: readonly number[];
}

/** @param answer what the model says of the moves; undefined: nothing is moved, and the stored figures stand */
export function answerTexts(shown: Shown, answer: MovedAnswer | undefined): AnswerTexts {
  const standings = standingsOf(shown, answer);
  const spokesmen = spokesmenOf(shown, answer);
  const isTie = spokesmen.length > 1 && new Set(spokesmen).size === 1;
  const order = shown.better === 0 || isTie ? [] : ranking(standings, shown.better);
  const kind = answer === undefined ? shown.kind : movedKind(shown, standings, order, spokesmen);
  const isAhead = kind === "clear" || kind === "spread";
  return {
    headline:
      isTie && shown.better !== 0
        ? ALL_THE_SAME
        : `${headline(shown, { standings, order, spokesmen, kind }, answer)}${sames(shown, spokesmen)}`,
    basis: basis(shown, answer),
    rows: standings.map((standing, place) => rowTexts(shown, standing, place)),
    ahead:
      !isAhead || order.length === 0
        ? []
        : spokesmen.flatMap((own, place) => (own === spokesmen[order[0]] ? [place] : [])),
  };
}

const ALL_THE_SAME = "No difference: all come out the same in every trial.";

/** What is the same by construction, a sentence a group. */
const sames = ({ structures }: Shown, spokesmen: readonly number[]): string =>
  alikePlaces(spokesmen)
    .map((group) => ` ${sameHere(group.map((place) => structures[place].name))}`)
    .join("");

const NOTHING = "\u2013";

function rowTexts({ scale, reference }: Shown, standing: MovedStanding, place: number): RowTexts {
  const { mean, standardError, change, difference: against, probabilityBest } = standing;
  return {
    mean: quantity(mean, standardError, scale),
    change: changeText(change, scale),
    difference:
      place === reference || against === undefined
        ? "reference"
        : difference(against.mean, against.standardError, differenceScale(scale)),
    best: Number.isNaN(probabilityBest) ? NOTHING : quantity(probabilityBest, 0, WHOLE_PERCENT),
  };
}

function changeText(change: MovedStanding["change"], scale: Shown["scale"]): string {
  if (change === undefined) return NOTHING;
  const { mean, standardError } = change;
  return mean === 0 && standardError === 0 ? "none" : difference(mean, standardError, differenceScale(scale));
}

/** Who stands where. */
interface Standing {
  readonly standings: readonly MovedStanding[];
  /** Places, the best first; none where nothing can be best, or all are the same. */
  readonly order: readonly number[];
  readonly spokesmen: readonly number[];
  /** As in every verdict. */
  readonly kind: VerdictKind;
}

/** What a verdict would come to. Those that are alike count as one. */
function movedKind(
  { better, indifference }: Shown,
  standings: readonly MovedStanding[],
  order: readonly number[],
  spokesmen: readonly number[],
): VerdictKind {
  const structures = order
    .filter((place) => spokesmen[place] === place && !Number.isNaN(standings[place].mean))
    .map((place): VerdictStructure => {
      const [own, first] = [standings[place], standings[spokesmen[order[0]]]];
      const { name, mean, standardError } = own;
      return {
        name,
        isToday: false,
        mean: { mean, standardError },
        interval: { low: NaN, high: NaN },
        shortfall:
          own === first
            ? { mean: 0, standardError: 0 }
            : { mean: better * (first.mean - mean), standardError: errorOf(first, own) },
        probabilityBest: shareOf(place, standings, spokesmen),
      };
    });
  return verdictKind({ structures, indifference });
}

/** How often a structure is best, and those that are like it. */
const shareOf = (place: number, standings: readonly MovedStanding[], spokesmen: readonly number[]): number =>
  standings.reduce((sum, one, at) => sum + (spokesmen[at] === spokesmen[place] ? one.probabilityBest : 0), 0);

/** What is said around a name where no winner is told. */
const NO_WINNER: Partial<Readonly<Record<VerdictKind, readonly [before: string, behind: string, best: string]>>> = {
  alone: ["", "has", ""],
  spread: ["No clear winner: ", "is ahead on average:", "but best in only"],
  indifferent: ["No clear winner: ", "has", "and best in"],
  untold: ["These trials do not tell a winner: ", "has", "and best in"],
};

function headline(shown: Shown, { standings, order, spokesmen, kind }: Standing, answer?: MovedAnswer): string {
  const { objective, currency, scale, structures } = shown;
  if (order.length === 0) return answer ? "Moved: see the table." : "Nothing is moved.";
  // Those that are alike count as one.
  const ahead = spokesmen[order[0]];
  const next = order.find((place) => spokesmen[place] !== ahead);
  const [first, second] = [standings[ahead], next === undefined ? undefined : standings[spokesmen[next]]];
  const best = shareOf(ahead, standings, spokesmen);
  const unit = currency === undefined ? "" : ` ${currency}`;
  const level = `${objective} ${unbroken(quantity(first.mean, first.standardError, scale) + unit)}`;
  const open = NO_WINNER[kind];
  const often = open?.[2] ?? "and best in";
  const lead =
    second === undefined
      ? ""
      : `, ${unbroken(quantity(Math.abs(first.mean - second.mean), errorOf(first, second), differenceScale(scale)))} ${shown.better > 0 ? "more" : "less"} than ${second.name}, ${often} ${unbroken(quantity(best, 0, WHOLE_PERCENT))} of the simulated futures`;
  const before = ranking(structures, shown.better)[0];
  const isNew = spokesmen[before] !== ahead;
  // One that was ahead and is now like another still is.
  const { name } = structures[isNew || answer === undefined ? ahead : before];
  if (open) return `${open[0]}${name} ${open[1]} ${level}${lead}.`;
  const turn = isNew ? ` At the start it was ${structures[before].name}.` : "";
  return `${answer === undefined ? "" : isNew ? "Now " : "Still "}${name} is ahead: ${level}${lead}.${turn}`;
}

/** No line breaks between a figure and its unit. */
const unbroken = (figure: string): string => figure.replaceAll(" ", "\u00a0");

/** Of a lead the errors against the reference are known: the larger one is near enough for the digits that are shown. */
const errorOf = (a: MovedStanding, b: MovedStanding): number =>
  Math.max(...[a, b].flatMap(({ difference: against }) => against?.standardError ?? []));

function basis({ trials }: Shown, answer: MovedAnswer | undefined): string {
  return answer === undefined
    ? `As stored, of ${trialCount(trials)}.`
    : `Changes of ${trialCount(answer.trials)} with the same luck as at the start, whose figures are of ${trialCount(trials)}.`;
}
