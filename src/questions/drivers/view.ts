import { CALIBRATED, CALIBRATION } from "../../report/calibration.js";
import { flipsBlocks, flipsCaptions, flipsWarnings } from "./flips/view.js";
import { flipMapBlocks, flipMapCaptions } from "./flips/map.js";
import { count } from "../../report/format/number.js";
import { inPoints, scaleFor, type Scale } from "../../report/format/quantity.js";
import { headerLine } from "../../report/header-line.js";
import { MANDATE_NOTE } from "../../report/mandate-words.js";
import { ownAssumptionsText } from "../../report/own-assumptions.js";
import { objectiveText } from "../../report/outcome-text.js";
import type { View, ViewBlock } from "../../report/view.js";
import { choiceCaptions, choiceTables } from "./choice-tables.js";
import { samplesCaptions } from "./captions.js";
import { designView } from "./design-view.js";
import { weakened } from "../../report/warnings.js";
import { comparedView } from "./compared-view.js";
import { incompleteWarnings, withAllTrials } from "./incomplete.js";
import type { DriversResult, SamplesResult } from "./record.js";
import { deciding, labelInSentence, mostWorth } from "./first-screen.js";
import { restsOnFacts } from "./sentences.js";
import { endsTable, informationTable, strengthTable, tornadoTable } from "./tables.js";
import { driversVerdict } from "./verdict.js";

export interface DriversShown {
  /** Every assumption and group, and how the answer fares at every strength of effects. */
  readonly full: boolean;
}

/** Rows of a table where not everything is asked for. */
const MOST_ENDS = 4;
const MOST_DRIVERS = 10;
const MOST_WORTH = 5;

/** Which assumptions decide the winner, what knowing them is worth, and what would flip it. */
export function driversView(result: DriversResult, options: DriversShown): View {
  switch (result.method) {
    case "samples":
      return samplesView(result, options);
    case "comparison":
      return comparedView(result);
    default:
      return designView(result, options);
  }
}

function samplesView(result: SamplesResult, { full }: DriversShown): View {
  const { drivers, perfectInformation, maps } = result;
  const { unit } = objectiveText(result);
  const scales: DriversScales = {
    leads: scaleFor(unit, structureMeans(result)),
    worth: inPoints(scaleFor(unit, [perfectInformation.mean])),
  };
  return {
    title: result.name,
    header: headerLine(withAllTrials(result)),
    verdict: driversVerdict(result),
    blocks: [
      deciding(result, scales.leads, scales.worth),
      ...endsTable(result, drivers.slice(0, MOST_ENDS), scales.leads),
      ...maps.flatMap((map) => flipMapBlocks(map, result)),
    ],
    details: detailBlocks(result, scales, full),
    showsDetails: full,
    notes: [CALIBRATED, ownAssumptionsText(result.origins, decisiveOfBook(result)), ...mandateNote(result)],
    captions: captionsOf(result, scales.worth, full),
    provenance: [`seed ${result.seed}`],
    warnings: [
      ...weakened(result),
      ...incompleteWarnings(result),
      ...(result.flips ? flipsWarnings(result.flips, result) : []),
    ],
    ...cutShort(result),
  };
}

/** Where assumptions or choices are those of a mandate. */
const mandateNote = ({ drivers, choices }: SamplesResult): string[] =>
  drivers.some(({ id }) => id.startsWith("effect.mandate")) ||
  choices?.effects.some(({ choice }) => choice === "mandate")
    ? [MANDATE_NOTE]
    : [];

/** What moves the lead most of what nobody but the book says; nothing where no assumption moves it. */
const decisiveOfBook = (result: SamplesResult): string[] => [
  ...new Set(
    result.drivers
      .filter(({ isOfBook = false, difference: { low, high } }) => isOfBook && low.mean !== high.mean)
      .map(({ inputs }) => labelInSentence(inputs, result)),
  ),
];

interface DriversScales {
  readonly leads: Scale;
  readonly worth: Scale;
}

/** A document has the most decisive rows of every table, and with --full all. */
function detailBlocks(result: SamplesResult, { leads, worth }: DriversScales, full: boolean): ViewBlock[] {
  const { drivers, groups, flips, choices, effectStrength } = result;
  const { unit } = objectiveText(result);
  const levels = scaleFor(
    unit,
    drivers.flatMap(({ objective: { low, high } }) => [low.mean, high.mean]),
  );
  const worthMost = mostWorth(drivers).slice(0, full ? drivers.length : MOST_WORTH);
  const shownGroups = groups.filter(({ kind }, place) => full || kind === "user" || place < MOST_WORTH);
  return [
    restsOnFacts(result, worth),
    tornadoTable(result, drivers.slice(0, full ? drivers.length : MOST_DRIVERS), leads, levels),
    informationTable(result, worthMost, shownGroups, worth),
    // The best structure has been named.
    ...(flips ? flipsBlocks(flips, result).filter(({ kind }) => kind !== "facts") : []),
    ...(full && effectStrength ? [strengthTable(effectStrength, result, leads)] : []),
    ...(choices ? choiceTables(choices, result, leads, full) : []),
  ];
}

function captionsOf(result: SamplesResult, worth: Scale, full: boolean): string[] {
  const { drivers, choices, flips, maps } = result;
  return [
    ...(!full && drivers.length > MOST_DRIVERS
      ? [
          `The ${count(MOST_DRIVERS)} of ${count(drivers.length)} uncertain assumptions that move the lead most; --full shows all.`,
        ]
      : []),
    ...samplesCaptions(result, worth),
    ...(choices ? choiceCaptions(choices, full) : []),
    ...(flips ? flipsCaptions(flips, result) : []),
    ...flipMapCaptions(maps, result),
    CALIBRATION,
  ];
}

function cutShort({ partial, effectStrength, choices, flips }: SamplesResult): Pick<View, "partial"> {
  if (!partial) return {};
  const missing = [
    ...(effectStrength ? [] : ["how strong effects must be"]),
    ...(choices ? [] : ["what choices would do"]),
    flips ? "maps" : "what would flip the answer",
  ];
  return { partial: `Interrupted: this is a partial result. Missing: ${missing.join(", ")}.` };
}

/** Leads are in the unit of the levels they lie between, as in run and why. */
const structureMeans = ({ structures }: SamplesResult): number[] => structures.map(({ objective: { mean } }) => mean);
