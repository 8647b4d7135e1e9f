import type { MovedAnswer } from "../../../analysis/what-if/answer.js";
import { difference, differenceScale, quantity, WHOLE_PERCENT } from "../../format/quantity.js";
import { trialCount } from "../../format/trials.js";
import { sameHere } from "../../verdict/words.js";
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
  /** Places of the structure that is ahead and of those that are like it; none where nothing can be best, or all are the same. */
  readonly ahead: readonly number[];
}

/** @param answer what the model says of the moves; undefined: nothing is moved, and the stored figures stand */
export function answerTexts(shown: Shown, answer: MovedAnswer | undefined): AnswerTexts {
  const standings = standingsOf(shown, answer);
  const spokesmen = spokesmenOf(shown, answer);
  const isTie = spokesmen.length > 1 && new Set(spokesmen).size === 1;
  const order = shown.better === 0 || isTie ? [] : ranking(standings, shown.better);
  return {
    headline:
      isTie && shown.better !== 0
        ? ALL_THE_SAME
        : `${headline(shown, standings, order, spokesmen, answer)}${sames(shown, spokesmen)}`,
    basis: basis(shown, answer),
    rows: standings.map((standing, place) => rowTexts(shown, standing, place)),
    ahead: order.length === 0 ? [] : spokesmen.flatMap((own, place) => (own === spokesmen[order[0]] ? [place] : [])),
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

function headline(
  shown: Shown,
  standings: readonly MovedStanding[],
  order: readonly number[],
  spokesmen: readonly number[],
  answer?: MovedAnswer,
): string {
  const { objective, currency, scale, structures } = shown;
  if (order.length === 0) return answer ? "Moved: see the table." : "Nothing is moved.";
  // Those that are alike count as one.
  const ahead = spokesmen[order[0]];
  const next = order.find((place) => spokesmen[place] !== ahead);
  const [first, second] = [standings[ahead], next === undefined ? undefined : standings[spokesmen[next]]];
  const best = standings.reduce((sum, one, place) => sum + (spokesmen[place] === ahead ? one.probabilityBest : 0), 0);
  const unit = currency === undefined ? "" : ` ${currency}`;
  const level = `${objective} ${unbroken(quantity(first.mean, first.standardError, scale) + unit)}`;
  const lead =
    second === undefined
      ? ""
      : `, ${unbroken(quantity(Math.abs(first.mean - second.mean), errorOf(first, second), differenceScale(scale)))} ${shown.better > 0 ? "more" : "less"} than ${second.name}, and best in ${unbroken(quantity(best, 0, WHOLE_PERCENT))} of the simulated futures`;
  const before = ranking(structures, shown.better)[0];
  const isNew = spokesmen[before] !== ahead;
  // One that was ahead and is now like another still is.
  const { name } = structures[isNew || answer === undefined ? ahead : before];
  if (second && Math.abs(first.mean - second.mean) <= shown.indifference)
    return `No clear winner: ${name} has ${level}${lead}.`;
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
