import { objectiveCurrency, objectiveHeader, objectiveText } from "../../report/outcome-text.js";
import { nameOf } from "../../report/structure-name.js";
import { pairKind, pairSentence, type PairFigures } from "../../report/verdict/pair.js";
import { called, HANGS_MOST, sameHere, sameInEveryTrial } from "../../report/verdict/words.js";
import { labelInSentence, movesMost, sameAs, sameAsBest } from "./first-screen.js";
import type { ComparedResult, DriverRow, SamplesResult } from "./record.js";
import { isTurning, turnsOf } from "./turns.js";

/** Who is ahead of the next by how much, what that hangs on most, and which of it would turn it. */
export function driversVerdict(result: SamplesResult): string[] {
  const pair = pairOf(result);
  const kind = pairKind(pair);
  const sentence = pairSentence(pair);
  if (kind === "tie") return [allAlike(result)];
  return kind === "no-data" ? [sentence] : [...alike(result), sentence, ...hangsOn(result)];
}

/** What is the same as the best, where the second is not. */
function alike(result: SamplesResult | ComparedResult): string[] {
  const same = sameAsBest(result);
  return same.length === 1 ? [] : [sameHere(same.map((id) => nameOf(result, id)))];
}

/** Who is ahead of the next by how much. */
export const comparedVerdict = (result: ComparedResult): string[] => {
  const pair = pairOf(result);
  return pairKind(pair) === "tie" ? [allAlike(result)] : [...alike(result), pairSentence(pair)];
};

/** The second is the first that is not the same as the best: where these are, all are. */
const allAlike = ({ structures, ...result }: SamplesResult | ComparedResult): string =>
  `${sameInEveryTrial(structures.map(({ id }) => called({ name: nameOf(result, id), isToday: id === result.today })))}.`;

function pairOf(result: SamplesResult | ComparedResult): PairFigures {
  const { best, second, structures, lead, indifference, today } = result;
  const currency = objectiveCurrency(result);
  const text = objectiveText(result);
  const often = oftenOf(result);
  const paired = (id: string): PairFigures["ahead"] => ({
    name: nameOf(result, id),
    isToday: id === today,
    mean: structures.find((one) => one.id === id)?.objective ?? { mean: NaN, standardError: NaN },
  });
  return {
    objective: { ...text, label: objectiveHeader(result) },
    ...(currency !== undefined && { currency }),
    indifference,
    ahead: paired(best),
    behind: paired(second),
    lead,
    means: structures.map(({ objective: { mean } }) => mean),
    ...(often && { often }),
  };
}

/** What is the same in every trial is best as often as all of it together. Undefined where all are the same. */
function oftenOf(result: SamplesResult | ComparedResult): PairFigures["often"] {
  const { best, structures, today } = result;
  const shareOf = (one: string): number => {
    const same = sameAs(one, result);
    return structures.reduce((sum, { id, probabilityBest }) => sum + (same.includes(id) ? probabilityBest : 0), 0);
  };
  const leading = sameAsBest(result);
  const others = structures
    .filter(({ id }) => !leading.includes(id))
    .map(({ id }) => ({ name: nameOf(result, id), isToday: id === today, share: shareOf(id) }))
    .sort((a, b) => b.share - a.share);
  return others.length === 0 ? undefined : { first: shareOf(best), other: others[0] };
}

/** What moves the lead most, and the most decisive that turns it at one of its ends. */
function hangsOn(result: SamplesResult): string[] {
  const { drivers, best } = result;
  const most = movesMost(drivers);
  if (most === undefined) return ["No uncertain assumption moves that."];
  const turning = drivers.find((driver) => isTurning(driver, best));
  const named = `${HANGS_MOST} ${labelInSentence(most.inputs, result)}`;
  if (turning === undefined) return [`${named}.`];
  const [end, first] = endOf(turning, result);
  if (turning === most) return [`${named}: at ${end}, ${first} is first.`];
  return [`${named}.`, `With ${labelInSentence(turning.inputs, result)} at ${end}, ${first} is first.`];
}

/** `its low end`, and who is first there. */
function endOf(turning: DriverRow, result: SamplesResult): readonly [end: string, first: string] {
  const [low, high] = turnsOf(turning, result.best);
  const first = [...new Set([low, high])].flatMap((id) => (id === undefined ? [] : [nameOf(result, id)])).join(" or ");
  if (low !== undefined && high !== undefined) return ["either end", first];
  return [low === undefined ? "its high end" : "its low end", first];
}
