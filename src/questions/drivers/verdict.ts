import { objectiveHeader, objectiveText } from "../../report/outcome-text.js";
import { nameOf } from "../../report/structure-name.js";
import { pairKind, pairSentence, type PairFigures } from "../../report/verdict/pair.js";
import { listed } from "../../report/verdict/words.js";
import { labelInSentence } from "./first-screen.js";
import type { DriverRow, SamplesResult } from "./record.js";

const MOST_NAMED = 2;

/** Who is ahead of the next by how much, what that hangs on most, and which of it would turn it. */
export function driversVerdict(result: SamplesResult): string[] {
  const pair = pairOf(result);
  const kind = pairKind(pair);
  const sentence = pairSentence(pair);
  return kind === "no-data" || kind === "tie" ? [sentence] : [sentence, ...hangsOn(result)];
}

function pairOf(result: SamplesResult): PairFigures {
  const { best, second, structures, lead, indifference, currency, today } = result;
  const text = objectiveText(result);
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
  };
}

/** Largest swings first: those of the assumptions, then what they would do at their ends. */
function hangsOn(result: SamplesResult): string[] {
  const { drivers, best } = result;
  const moving = drivers.filter(({ difference: { low, high } }) => low.mean !== high.mean);
  if (moving.length === 0) return ["No uncertain assumption moves that."];
  const named = moving.slice(0, MOST_NAMED).map(({ inputs }) => labelInSentence(inputs, result));
  const most = `It hangs most on ${listed(named)}`;
  const turning = moving.filter(({ bestAt }) => bestAt.some((id) => id !== best));
  if (turning.length === 0) return [`${most}; neither end of any one assumption puts another structure first.`];
  return [`${most}.`, ...turning.slice(0, MOST_NAMED).map((driver) => endSentence(driver, result))];
}

/** `If win rate (mandate drive) is at its low end, B is first.` */
function endSentence({ inputs, bestAt }: DriverRow, result: SamplesResult): string {
  const { best } = result;
  const [low, high] = bestAt;
  const end = low !== best ? "low" : "high";
  const first = nameOf(result, low !== best ? low : high);
  const isBoth = low !== best && high !== best;
  const at = isBoth ? "at either end" : `at its ${end} end`;
  const who = isBoth && low !== high ? `${first} or ${nameOf(result, high)}` : first;
  return `If ${labelInSentence(inputs, result)} is ${at}, ${who} is first.`;
}
