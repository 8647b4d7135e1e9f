import { difference, differenceScale, scaleFor, type Scale } from "../../../report/format/quantity.js";
import type { TornadoRow } from "../../../report/charts/tornado.js";
import { answerFirst } from "../../../report/verdict/words.js";
import { objectiveHeader, objectiveText } from "../../../report/outcome-text.js";
import type { DriversPart } from "../../../report/page/content.js";
import { nameOf } from "../../../report/structure-name.js";
import { choiceTurn } from "../../../report/verdict/choice-turn.js";
import { trialCount } from "../../../report/format/trials.js";
import type { ViewBlock, ViewFacts, ViewTable } from "../../../report/view.js";
import { choiceWords } from "../../drivers/choice-words.js";
import { briefRange, byWeight, gainOf, labelOf } from "../../drivers/first-screen.js";
import type { DriverRow, DriversResult, SamplesResult } from "../../drivers/record.js";
import { isTurning } from "../../drivers/turns.js";
import { driversView } from "../../drivers/view.js";
import { MOST_DRIVERS } from "../trimmed.js";
import { withColumns } from "./with-columns.js";
import type { ChoicesRecord } from "../../../report/result/choice.js";

/** What the answer hangs on. */
export function driversPart(result: DriversResult): DriversPart {
  const { verdict = [], blocks, details = [], warnings, partial } = driversView(result, { full: false });
  return {
    // Who is ahead stands in the answer.
    sentences: [
      ...answerFirst(verdict).slice(verdict.length > 1 ? 1 : 0),
      ...(partial === undefined ? [] : [partial]),
      ...warnings,
    ],
    facts: blocks.filter(isFacts),
    ...(result.method === "samples" && result.drivers.length > 0 && tornados(result)),
    tables: (result.method === "samples" ? details : blocks)
      .filter(isTable)
      .map((table) => withoutCounts(withColumns(table, MOST_PRIORITY))),
    captions: result.method === "samples" ? [CHOICES] : [],
  };
}

const isTable = (block: ViewBlock): block is ViewTable => block.kind === "table";
const isFacts = (block: ViewBlock): block is ViewFacts => block.kind === "facts";

/** Columns after these are for specialists. */
const MOST_PRIORITY = 2;

/** A page holds the most decisive assumptions alone, so it does not tell how many there are in a set. */
const withoutCounts = (table: ViewTable): ViewTable => ({
  ...table,
  rows: table.rows.map((row) => row.map((cell) => (/^\d+ assumptions$/u.test(cell.text) ? { text: "" } : cell))),
});

const CHOICES =
  "A choice is decided, not assumed: each row decides one thing of one structure otherwise, all else as it is. " +
  "What knowing is worth is the most that a perfect measurement could gain before choosing.";

const MOST_CHOICES = 5;

function tornados(result: SamplesResult): Pick<DriversPart, "tornado" | "choices"> {
  const { lead, drivers, choices, structures } = result;
  const [best, second] = [result.best, result.second].map((id) => nameOf(result, id));
  const { unit } = objectiveText(result);
  const scale = differenceScale(
    scaleFor(
      unit,
      structures.map(({ objective }) => objective.mean),
    ),
  );
  const plane = { scale, isDifference: true, now: lead.mean, nowText: `now ${leadText(lead, scale)}` };
  const rows = drivers.slice(0, MOST_DRIVERS).map((driver) => driverRow(driver, result, scale));
  const decided = choicesOf(choices, result).map((effect) => choiceRow(effect, result, scale));
  const still = rows.some(({ from, to }) => from === to) ? " A stroke alone: it moves nothing." : "";
  return {
    tornado: {
      ...plane,
      title: `By how much ${best} leads ${second} in ${objectiveHeader(result)}`,
      description: `Bars: that lead as one assumption goes from the low to the high end of its 90 % interval; left of zero ${second} is ahead of ${best}.${still}${boldWords(rows)}`,
      rows,
    },
    ...(decided.length > 0 && {
      choices: {
        ...plane,
        title: `What choices make of the lead of ${best} over ${second}`,
        description: `Pale bars to a dot: how far a choice moves it, by what it gains the structure it is made for${onTrials(choices)}.${boldWords(decided)}`,
        rows: decided,
      },
    }),
  };
}

const onTrials = (choices: ChoicesRecord | undefined): string =>
  choices === undefined ? "" : `, on ${trialCount(choices.trials)}`;

const boldWords = (rows: readonly TornadoRow[]): string =>
  rows.some(({ isStrong = false }) => isStrong)
    ? " Bold: another structure than now is then first, of all of them."
    : "";

const leadText = ({ mean, standardError }: SamplesResult["lead"], scale: Scale): string =>
  difference(mean, standardError, scale);

function driverRow(driver: DriverRow, result: SamplesResult, scale: Scale): TornadoRow {
  const { low, high } = driver.difference;
  return {
    label: labelOf(driver.inputs, result),
    detail: `from ${briefRange(driver, result)}`,
    // The unit stands once: names beside it are long.
    text: `${leadText(low, { ...scale, suffix: "" })} to ${leadText(high, scale)}`,
    from: low.mean,
    to: high.mean,
    isChoice: false,
    isStrong: isTurning(driver, result.best),
  };
}

type Effect = ChoicesRecord["effects"][number];

/** Choices that change the lead of the first over the next, or who is first. */
const choicesOf = (choices: ChoicesRecord | undefined, { best, second }: SamplesResult): Effect[] =>
  byWeight(choices?.effects ?? [])
    .filter(({ structure, lead }) => lead !== undefined && [best, second].includes(structure))
    .slice(0, MOST_CHOICES);

function choiceRow(effect: Effect, result: SamplesResult, scale: Scale): TornadoRow {
  const { structure, winner } = effect;
  const { best, lead } = result;
  const gain = gainOf(effect, result);
  // What the first gains it is ahead by, what the second gains it catches up.
  const to = lead.mean + (structure === best ? gain.mean : -gain.mean);
  const isStill = winner === best;
  const isTold = choiceTurn(effect) === "turns";
  const first = isStill ? "stays first" : isTold ? "first" : "perhaps first";
  return {
    label: `${choiceWords(effect)} for ${nameOf(result, structure)}`,
    detail: `${nameOf(result, winner)} ${first}`,
    text: `gains ${leadText(gain, scale)}`,
    from: lead.mean,
    to,
    isChoice: true,
    isStrong: !isStill && isTold,
  };
}
