import { CALIBRATED, CALIBRATION } from "../../report/calibration.js";
import { flipsBlocks, flipsCaptions, flipsWarnings } from "./flips/view.js";
import { flipMapBlocks, flipMapCaptions } from "./flips/map.js";
import { count } from "../../report/format/number.js";
import { scaleFor } from "../../report/format/quantity.js";
import { objectiveText } from "../../report/outcome-text.js";
import type { View } from "../../report/view.js";
import { choiceCaptions, choiceTables } from "./choice-tables.js";
import { samplesCaptions } from "./captions.js";
import { designView } from "./design-view.js";
import { weakened } from "../../report/warnings.js";
import type { DriversResult, SamplesResult } from "./record.js";
import { answerFacts, mostWorth } from "./sentences.js";
import { informationTable, strengthTable, tornadoTable } from "./tables.js";

export interface DriversShown {
  /** Every assumption and group, and how the answer fares at every strength of effects. */
  readonly full: boolean;
}

/** Rows of a table where not everything is asked for. */
const MOST_DRIVERS = 10;
const MOST_WORTH = 5;

/** Which assumptions decide the winner, what knowing them is worth, and what would flip it. */
export function driversView(result: DriversResult, options: DriversShown): View {
  return result.method === "samples" ? samplesView(result, options) : designView(result, options);
}

function samplesView(result: SamplesResult, { full }: DriversShown): View {
  const { drivers, groups, flips, maps, lead, perfectInformation, choices, effectStrength } = result;
  const text = objectiveText(result);
  const ends = drivers.flatMap(({ difference: { low, high } }) => [low.mean, high.mean]);
  const leads = scaleFor(text.unit, [lead.mean, ...ends]);
  const levels = scaleFor(
    text.unit,
    drivers.flatMap(({ objective: { low, high } }) => [low.mean, high.mean]),
  );
  const worth = scaleFor(text.unit, [perfectInformation.mean]);
  const shown = full ? drivers.length : MOST_DRIVERS;
  const worthMost = mostWorth(drivers).slice(0, full ? drivers.length : MOST_WORTH);
  const shownGroups = groups.filter(({ kind }, place) => full || kind === "user" || place < MOST_WORTH);
  return {
    title: `${result.name}: what decides`,
    blocks: [
      answerFacts(result, worth, scaleFor(text.unit, structureMeans(result))),
      tornadoTable(result, drivers.slice(0, shown), leads, levels),
      informationTable(result, worthMost, shownGroups, worth),
      // The best structure has been named.
      ...(flips ? flipsBlocks(flips, result).filter(({ kind }) => kind !== "facts") : []),
      ...(full && effectStrength ? [strengthTable(effectStrength, leads)] : []),
      ...(choices ? choiceTables(choices, leads, full) : []),
      ...maps.flatMap((map) => flipMapBlocks(map, result)),
    ],
    notes: [CALIBRATED],
    captions: [
      ...(shown < drivers.length
        ? [
            `The ${count(shown)} of ${count(drivers.length)} uncertain assumptions that move the lead most; --full shows all.`,
          ]
        : []),
      ...samplesCaptions(result, worth),
      ...(choices ? choiceCaptions(choices, full) : []),
      ...(flips ? flipsCaptions(flips, result) : []),
      ...flipMapCaptions(maps, result),
      CALIBRATION,
    ],
    warnings: [...weakened(result), ...incomplete(result), ...(flips ? flipsWarnings(flips) : [])],
    ...cutShort(result),
  };
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
const structureMeans = ({ structures }: SamplesResult): number[] => structures.map(({ objective }) => objective.mean);

function incomplete({ incompleteTrials, objectiveLabel, trials }: SamplesResult): string[] {
  if (incompleteTrials === 0) return [];
  const all = count(trials + incompleteTrials);
  return [
    `No ${objectiveLabel} (0/0) for some structure in ${count(incompleteTrials)} of ${all} trials; they are left out.`,
  ];
}
