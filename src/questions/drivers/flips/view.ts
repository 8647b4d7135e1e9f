import type { Flips, AssumptionFlip, AssumptionPosition, JointFlip } from "../../../analysis/flips/flips.js";
import { findAssumption } from "../../../assumptions/book.js";
import { CALIBRATED, CALIBRATION } from "../../../report/calibration.js";
import { figureColumn } from "../../run/comparison/objective-table.js";
import { figureCell, quantityCell } from "../../../report/format/cell.js";
import { count, fixed, signed } from "../../../report/format/number.js";
import { difference, PERCENT, quantity, scaleFor, type Scale } from "../../../report/format/quantity.js";
import { objectiveText, type OutcomeText } from "../../../report/outcome-text.js";
import type { ScenarioHeader } from "../../../report/result/scenario-header.js";
import { assumptionLabels } from "../../../report/assumption-label.js";
import { rateText } from "../../../report/format/rate.js";
import { nameOf } from "../../../report/structure-name.js";
import type { View, ViewBlock, ViewCell, ViewTable } from "../../../report/view.js";

/** What the view needs of the scenario. */
export type FlipsContext = Pick<
  ScenarioHeader,
  "name" | "objective" | "objectiveLabel" | "labels" | "today" | "currency"
>;

/** What would change the answer. */
export function flipsView(flips: Flips, context: FlipsContext): View {
  return {
    title: `${context.name}: what would change the answer`,
    blocks: flipsBlocks(flips, context),
    notes: [CALIBRATED],
    captions: [...flipsCaptions(flips, context), CALIBRATION],
    warnings: flipsWarnings(flips, context),
  };
}

/** The same as blocks of a larger view. */
export function flipsBlocks(flips: Flips, context: FlipsContext): ViewBlock[] {
  const text = objectiveText(context);
  const scale = scaleFor(text.unit, [flips.lead.mean]);
  return [
    { kind: "facts", facts: [{ name: "best", text: leadSentence(flips, context, text, scale) }] },
    ...(flips.flips.length === 0 ? [] : [flipsTable(flips.flips, context)]),
    ...(flips.joint ? [jointTable(flips.joint, context)] : []),
  ];
}

const leadSentence = (
  { leader, runnerUp, lead }: Flips,
  context: FlipsContext,
  { label }: OutcomeText,
  scale: Scale,
): string =>
  `${nameOf(context, leader)}, ahead of ${nameOf(context, runnerUp)} by ${difference(lead.mean, lead.standardError, scale)} mean ${label}`;

function flipsTable(flips: readonly AssumptionFlip[], context: FlipsContext): ViewTable {
  return {
    kind: "table",
    heading: "A single assumption that changes the winner",
    columns: [
      { header: "assumption", align: "left", priority: 1, wrapsTo: 24 },
      figureColumn("flips at", 1),
      figureColumn("between", 3),
      figureColumn("quantile", 1),
      { header: "then best", align: "left", priority: 1, wrapsTo: 16 },
    ],
    rows: flips.map((flip) => [
      { text: labelOf(flip.inputs, context) },
      { ...positionCell(flip.inputs, flip.at), tone: "strong" },
      betweenCell(flip),
      quantityCell(flip.at.quantile, 0.01, PERCENT),
      { text: nameOf(context, flip.winner), ...(flip.verified ? {} : { mark: "?" }) },
    ]),
  };
}

const lower = ({ nearer, farther }: AssumptionFlip): AssumptionPosition =>
  nearer.score < farther.score ? nearer : farther;
const upper = ({ nearer, farther }: AssumptionFlip): AssumptionPosition =>
  nearer.score < farther.score ? farther : nearer;

function jointTable({ distance, moves, winner, verified }: JointFlip, context: FlipsContext): ViewTable {
  const row = ({ inputs, score, ...at }: JointFlip["moves"][number]): ViewCell[] => [
    { text: labelOf(inputs, context) },
    figureCell(signed(fixed(score, 2)), score),
    positionCell(inputs, { score, ...at }),
    quantityCell(at.quantile, 0.01, PERCENT),
  ];
  return {
    kind: "table",
    heading: `Together: ${fixed(distance, 2)} standard deviations${verified ? "" : " (not confirmed)"} make ${nameOf(context, winner)} best`,
    columns: [
      { header: "assumption", align: "left", priority: 1, wrapsTo: 24 },
      figureColumn("moves by (sd)", 1),
      figureColumn("to", 1),
      figureColumn("quantile", 2),
    ],
    rows: moves.map(row),
  };
}

const labelOf = (inputs: readonly string[], context: FlipsContext): string =>
  assumptionLabels(inputs, (id) => nameOf(context, id));

function positionText(inputs: readonly string[], { values }: AssumptionPosition): string {
  return values.map((value, place) => rateText(value, unitOf(inputs[place]))).join(", ");
}

const unitOf = (id: string): string => findAssumption(id)?.unit ?? "";

/** A number where one assumption stands there. */
const positionCell = (inputs: readonly string[], at: AssumptionPosition): ViewCell =>
  inputs.length === 1
    ? figureCell(positionText(inputs, at), at.values[0], { unit: unitOf(inputs[0]) })
    : { text: positionText(inputs, at) };

function betweenCell(flip: AssumptionFlip): ViewCell {
  const { inputs } = flip;
  const [low, high] = [lower(flip), upper(flip)];
  const text = `${positionText(inputs, low)} to ${positionText(inputs, high)}`;
  return inputs.length === 1 ? { text, range: [low.values[0], high.values[0]], unit: unitOf(inputs[0]) } : { text };
}

export function flipsCaptions(flips: Flips, context: FlipsContext): string[] {
  const [low, high] = flips.range.map((end) => quantity(end, 0.01, PERCENT));
  return [
    `flips at: the value of one assumption, all others as uncertain as stated, at which another structure has the best mean ${objectiveText(context).label}; quantile: where that stands in its stated uncertainty. ` +
      `Looked for between its ${low} and ${high} quantiles` +
      `${flips.flips.length === 0 ? ", and found for none" : ""}. between: the flip's sampling error.`,
    `Regressions on ${count(flips.trials)} trials say where to look; fresh runs of ${count(flips.probeTrials)} trials find the flip, and others confirm that the winner differs on its two sides (? where they do not).`,
    ...(flips.joint ? [JOINT] : []),
  ];
}

const JOINT =
  "Together: the smallest joint change of all assumptions from their medians, in standard deviations of each on its normal scale (root of the sum of squares), " +
  "at which another structure is best; assumptions that move by less than 0.1 are not listed. A nearer one elsewhere is not ruled out.";

export function flipsWarnings({ flips, joint }: Flips, context: FlipsContext): string[] {
  const open = flips.filter(({ verified }) => !verified).map(({ inputs }) => labelOf(inputs, context));
  return [
    ...(open.length === 0 ? [] : [`Fresh runs did not confirm the flip of ${open.join("; ")}: more trials may.`]),
    ...(joint && !joint.verified ? ["Fresh runs did not confirm the joint flip: more trials may."] : []),
  ];
}
