import { CALIBRATED, CALIBRATION } from "../../../report/calibration.js";
import { count } from "../../../report/format/number.js";
import { noAnswerText, notAnsweredText } from "../../../report/failures.js";
import { objectiveText } from "../../../report/outcome-text.js";
import type { View, ViewBlock } from "../../../report/view.js";
import { weakened } from "../../../report/warnings.js";
import type { Body } from "../../question.js";
import type { SweepFigures, SweepRecord, SweepRest } from "../record.js";
import { variantsOnce } from "../alike.js";
import { aloneBlocks, onlyStructure } from "./alone.js";
import { variedHeader } from "./header.js";
import { movesBlocks } from "./moves-table.js";
import { pictureBlocks } from "./picture.js";
import { rangesTable } from "./ranges.js";
import { REGRET, regretView } from "./regret.js";
import { hasSeveralObjectives } from "./scale.js";
import { variantsTables } from "./variants-table.js";
import { sweepVerdict } from "./verdict.js";

/** A view for each scenario, and for several what is about all of them. */
export function sweepViews(body: Body<SweepFigures, SweepRest>, everything = false): View[] {
  const { scenarios, regret, failed, notAnswered } = body;
  const views = [...scenarios.map((record) => sweepView(record, everything)), ...regretView(regret, scenarios)];
  const missing = [
    ...(failed.length === 0 ? [] : [noAnswerText(failed.map(({ file }) => file))]),
    ...(notAnswered.length === 0 ? [] : [notAnsweredText(notAnswered)]),
  ];
  return views.map((view, place) =>
    place === views.length - 1 ? { ...view, warnings: [...view.warnings, ...missing] } : view,
  );
}

/** `everything`: every what-if, too. */
function sweepView(record: SweepRecord, everything: boolean): View {
  const { name, seed, partial, variants, invalid } = record;
  const { variants: counted, alike } = variantsOnce(variants);
  const once = { ...record, variants: counted };
  return {
    title: name,
    header: variedHeader(record, record.parameters),
    verdict: sweepVerdict(once, alike),
    blocks: blocksOf(once),
    ...(everything && { details: variantsTables(record) }),
    notes: [
      CALIBRATED,
      ...(invalid.length === 0
        ? []
        : [
            `${invalid.length === 1 ? "1 what-if is" : `${count(invalid.length)} what-ifs are`} no scenario and left out.`,
          ]),
    ],
    mark: "~: too close to call.",
    captions: captionsOf(record),
    ...(partial && {
      partial: `Interrupted: this is a partial result over the ${count(variants.length)} what-ifs finished.`,
    }),
    provenance: [`seed ${seed}`],
    warnings: [
      ...weakened(record),
      ...noDataWarning(variants.length, variants.filter(({ winner }) => winner === undefined).length),
    ],
  };
}

/** Means where there is one structure alone; a picture for two keys, ranges for one, a list for cases; where there are more, what moves the lead. */
function blocksOf(record: SweepRecord): ViewBlock[] {
  const { method, parameters, variants } = record;
  if (onlyStructure(record) !== undefined) return aloneBlocks(record);
  if (method === "grid" && parameters.length === 2) return [...pictureBlocks(record), ...movesBlocks(record)];
  if (method === "random" && parameters.length === 1) {
    const ranges = rangesTable(record);
    return ranges.rows.length <= MOST_CASES ? [ranges] : movesBlocks(record);
  }
  if (method === "random" || (method === "grid" && parameters.length > 2)) return movesBlocks(record);
  if (method === "cases" && variants.length > MOST_CASES) return movesBlocks(record);
  return [rangesTable(record)];
}

const MOST_CASES = 40;

function captionsOf(record: SweepRecord): string[] {
  const { label, better } = objectiveText(record);
  const { method } = record;
  const luck = "Every what-if meets the same luck, so that differences between them come from what varies.";
  if (onlyStructure(record) !== undefined) return [luck, CALIBRATION];
  return [
    `Best: ${hasSeveralObjectives(record) ? "the best mean of the objective of the what-if" : `the ${better === "lower" ? "lowest" : "highest"} mean ${label}`}. Its lead is paired, over the next best of the same what-if. ` +
      "Too close to call (~, lower case): the lead does not matter (--indifference), or its 95 % interval of sampling error includes 0.",
    luck,
    ...(method === "random" ? [SAMPLE] : []),
    REGRET,
    CALIBRATION,
  ];
}

const SAMPLE =
  "The what-ifs are a Latin hypercube: each key takes one value in every part of its range (McKay, Beckman & Conover 1979). First and last " +
  "are its lowest and highest third; the rank correlation is partial: of its ranks and those of the lead, all other keys taken out.";

const noDataWarning = (all: number, without: number): string[] =>
  without === 0
    ? []
    : [`In ${count(without)} of ${count(all)} what-ifs no structure is best: figures are withheld or missing.`];
