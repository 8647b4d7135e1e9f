import type { Estimate } from "../../analysis/estimate.js";
import { assumptionLabels } from "../../report/assumption-label.js";
import { count, fixed, showsZero } from "../../report/format/number.js";
import { differenceScale, quantity, type Scale } from "../../report/format/quantity.js";
import { rangeContext, rangeText, valueText } from "../../report/format/range.js";
import { objectiveCurrency, objectiveText } from "../../report/outcome-text.js";
import { nameOf } from "../../report/structure-name.js";
import { choiceTurn, type ChoiceTurn } from "../../report/verdict/choice-turn.js";
import { isWithin } from "../../report/verdict/kind.js";
import type { ViewFacts } from "../../report/view.js";
import { choiceWords } from "./choice-words.js";
import type { ComparedResult, DriverRow, SamplesResult } from "./record.js";

type Fact = ViewFacts["facts"][number];

/** What stands behind a name takes two lines of a terminal of 80 columns at most: this many characters each. */
const LINE_WIDTH = 65;
const MOST_LINES = 2;

/** What to decide, to measure and to watch: a line or two each. */
export function deciding(result: SamplesResult, leads: Scale, worth: Scale): ViewFacts {
  return {
    kind: "facts",
    facts: [
      ...named("Choices", choiceLines(result, leads)),
      { name: "Measure first", text: measureText(result, worth) },
      ...named("Would flip it", flipLines(result)),
    ],
  };
}

const named = (name: string, lines: readonly string[]): Fact[] =>
  lines.map((text, place) => ({ name: place === 0 ? name : "", text }));

/** The first, and the next as long as there is room; then how many more there are, and what all of them rest on. */
function asManyAsFit(texts: readonly string[], basis = ""): string[] {
  const lines = (upTo: number): number =>
    texts.slice(0, upTo + 1).reduce((sum, { length }) => sum + Math.ceil(length / LINE_WIDTH), 0);
  const shown = texts.filter((_, place) => place === 0 || lines(place) <= MOST_LINES);
  const more = texts.length - shown.length;
  const end = `${more > 0 ? `; ${count(more)} more` : ""}${basis}`;
  return shown.map((text, place) => (place === shown.length - 1 ? `${text}${end}` : text));
}

type Effect = NonNullable<SamplesResult["choices"]>["effects"][number];

const WEIGHT: Readonly<Record<ChoiceTurn, number>> = { turns: 2, "may-turn": 1, level: 0, stays: 0 };

/** What makes another structure best first, by the most first, then what may, then what changes most. */
export function byWeight(effects: readonly Effect[]): Effect[] {
  const weightOf = (effect: Effect): number => WEIGHT[choiceTurn(effect)];
  const sizeOf = (effect: Effect): number =>
    Math.abs((weightOf(effect) > 0 ? effect.lead : undefined)?.mean ?? effect.change.mean);
  return [...effects].sort((a, b) => weightOf(b) - weightOf(a) || sizeOf(b) - sizeOf(a));
}

/** The best, and what is the same in every trial. */
export const sameAsBest = (result: Pick<SamplesResult | ComparedResult, "best" | "structures">): string[] =>
  sameAs(result.best, result);

/** A structure, and what is the same in every trial. */
export function sameAs(one: string, { structures }: Pick<SamplesResult | ComparedResult, "structures">): string[] {
  const own = structures.find(({ id }) => id === one)?.objective;
  return structures
    .filter(({ objective: { mean, standardError } }) => mean === own?.mean && standardError === own.standardError)
    .map(({ id }) => id);
}

/** By how much a choice is better for its structure, whichever direction is. */
export const gainOf = ({ change }: Pick<Effect, "change">, result: SamplesResult): Estimate =>
  isLessBetter(result) ? { ...change, mean: 0 - change.mean } : change;

const isLessBetter = (result: SamplesResult): boolean => objectiveText(result).better === "lower";

/** Where the best would stay first by the same choice, that: another structure is then no way to it. */
function bestBySame(effect: Effect, result: SamplesResult): Effect {
  const { choices, best, structures } = result;
  const isSame = ({ choice, option }: Effect): boolean => choice === effect.choice && option === effect.option;
  const own = choices?.effects.find((one) => one.structure === best && isSame(one));
  if (own === undefined || effect.winner !== effect.structure) return effect;
  const sign = isLessBetter(result) ? -1 : 1;
  const comesTo = (one: Effect): number => {
    const asItIs = structures.find(({ id }) => id === one.structure)?.objective.mean ?? NaN;
    return sign * asItIs + gainOf(one, result).mean;
  };
  return comesTo(own) >= comesTo(effect) ? own : effect;
}

/** Of every structure the one decision that does most, of those that make another structure first. */
function choiceLines(result: SamplesResult, leads: Scale): string[] {
  const { choices } = result;
  if (choices === undefined || choices.effects.length === 0) return [];
  const basis = choices.trials < result.trials ? ` (on ${count(choices.trials)} trials)` : "";
  // That what leads anyway would lead by more is no news, nor is what another structure shows; what would take the lead from it is.
  const leading = sameAsBest(result);
  const flipping = byWeight(choices.effects).filter(
    (effect) => WEIGHT[choiceTurn(effect)] > 0 && effect.sameAs === undefined && !leading.includes(effect.winner),
  );
  if (flipping.length === 0) {
    const isAnother = choices.effects.some((effect) => choiceTurn(effect) === "turns" && effect.sameAs !== undefined);
    return [
      `none decided otherwise makes another structure first${isAnother ? ", but as one that is here already" : ""}${basis}`,
    ];
  }
  const most = flipping.filter(
    ({ structure }, place) => flipping.findIndex((other) => other.structure === structure) === place,
  );
  const told = new Set(most.map((effect) => bestBySame(effect, result)));
  return asManyAsFit(
    [...told].map((effect) => choiceLine(effect, result, leads)),
    basis,
  );
}

/**
 * `mandate drive for B: it gains 2.9 M and is first by 0.4 M`, `mandate none for A: it loses 3.7 M and is not first`; who is, unless
 * that is the second, and "perhaps" where the trials do not tell.
 */
function choiceLine(effect: Effect, result: SamplesResult, leads: Scale): string {
  const { structure, winner, lead } = effect;
  const gain = gainOf(effect, result);
  const amount = ({ mean, standardError }: Estimate): string =>
    quantity(Math.abs(mean), standardError, differenceScale(leads));
  const perhaps = choiceTurn(effect) === "may-turn" ? "perhaps " : "";
  const matters = lead === undefined || !isWithin(lead, result.indifference);
  const by =
    lead === undefined || perhaps !== "" ? "" : ` by ${amount(lead)}${matters ? "" : ", which does not matter"}`;
  const others =
    winner === result.second ? ` and is ${perhaps}not first` : `; ${nameOf(result, winner)} is ${perhaps}first${by}`;
  const first = winner === structure ? ` and is ${perhaps}first${by}` : others;
  const stays = structure === result.best && winner === structure;
  const moves = `it ${gain.mean < 0 ? "loses" : "gains"} ${amount(gain)}`;
  return `${choiceWords(effect)} for ${nameOf(result, structure)}: ${moves}${stays ? " and stays first" : first}`;
}

function measureText(result: SamplesResult, worth: Scale): string {
  const [first] = mostWorth(result.drivers);
  const most = movesMost(result.drivers);
  const worthOf = ({ information }: DriverRow): string => quantity(information.mean, information.standardError, worth);
  // What rounds to nothing is worth nothing to anybody.
  if (!(first.information.mean > 0) || showsZero(worthOf(first)))
    return "nothing: knowing any one assumption would not change the choice";
  return (
    `${labelInSentence(first.inputs, result)}: ${driverRange(first, result)} (${first.grade}); ` +
    `knowing it is worth most: about ${worthOf(first)}${moneyOf(result)}` +
    (most === undefined || worthOf(most) === worthOf(first) ? "" : MOVES_MORE)
  );
}

/** What the verdict names is another: why, in words. */
const MOVES_MORE = "; what it hangs most on moves the lead more, but pays less to know";

/** What moves the lead most, if anything does. */
export const movesMost = (drivers: readonly DriverRow[]): DriverRow | undefined =>
  drivers.find(({ difference: { low, high } }) => low.mean !== high.mean);

const moneyOf = (result: SamplesResult): string => {
  const currency = objectiveCurrency(result);
  return currency === undefined ? "" : ` ${currency}`;
};

/** The 90 % interval of a driver, with its unit. */
export const driverRange = ({ values: [low, , high], unit }: DriverRow, result: SamplesResult): string =>
  rangeText(low, high, unit, rangeContext(result));

/** The same where the unit follows from the label: only that an effect multiplies is said. */
export const briefRange = ({ values: [low, , high], unit }: DriverRow, result: SamplesResult): string =>
  rangeText(low, high, unit, { ...rangeContext(result), isBrief: true });

export const labelOf = (inputs: readonly string[], result: SamplesResult): string =>
  assumptionLabels(inputs, (id) => nameOf(result, id));

/** The most valuable first; ties in the order of their swing. */
export function mostWorth(drivers: readonly DriverRow[]): DriverRow[] {
  return [...drivers].sort((a, b) => b.information.mean - a.information.mean);
}

/** `win rate (mandate drive)`: a comma within a sentence would part what belongs together. */
export const labelInSentence = (inputs: readonly string[], result: SamplesResult): string =>
  labelOf(inputs, result).replace(/^([^,]*), (.*)$/u, "$1 ($2)");

/** Single assumptions that change the winner, the likeliest first. */
function flipLines(result: SamplesResult): string[] {
  const { flips, drivers } = result;
  if (flips === undefined) return [];
  if (flips.flips.length === 0) return ["no single assumption within what is held possible"];
  const likely = flips.flips
    .filter(({ verified }) => verified)
    .map((flip) => ({ flip, probability: beyond(flip) }))
    .sort((a, b) => b.probability - a.probability);
  if (likely.length === 0)
    return ["no single assumption for sure: fresh trials did not confirm what the first ones told"];
  const lines = likely.map(({ flip, probability }) => {
    const unit = drivers.find(({ id }) => id === flip.stream)?.unit ?? "";
    const side = flip.farther.score > flip.nearer.score ? "above" : "below";
    const value = valueText(flip.at.values[0], unit, rangeContext(result));
    const winner = flip.winner === result.second ? "" : `: ${nameOf(result, flip.winner)}`;
    return `${labelInSentence(flip.inputs, result)} ${side} ${value} (${oneIn(probability)})${winner}`;
  });
  return asManyAsFit(lines);
}

type Flip = NonNullable<SamplesResult["flips"]>["flips"][number];

/** Probability of what lies on the side of the flip where another structure is best. */
const beyond = ({ at, nearer, farther }: Flip): number =>
  farther.score > nearer.score ? 1 - at.quantile : at.quantile;

/** `1 in 9` */
const oneIn = (probability: number): string => `1 in ${fixed(Math.max(1, Math.round(1 / probability)), 0)}`;
