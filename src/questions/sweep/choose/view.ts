import { CALIBRATED, CALIBRATION } from "../../../report/calibration.js";
import { quantityCell, signedQuantityCell } from "../../../report/format/cell.js";
import { count } from "../../../report/format/number.js";
import { differenceScale, PERCENT, quantity, type Scale } from "../../../report/format/quantity.js";
import { isUntold } from "../../../report/format/told.js";
import { trialCount } from "../../../report/format/trials.js";
import { objectiveText, outcomeText } from "../../../report/outcome-text.js";
import { nameOf } from "../../../report/structure-name.js";
import { DASH, type View, type ViewCell, type ViewTable } from "../../../report/view.js";
import { weakened } from "../../../report/warnings.js";
import { variedHeader } from "../view/header.js";
import { isOfAnother, parameterHead, valueCell } from "../view/label.js";
import type { CandidateRecord, ChoiceRecord } from "./record.js";
import { choiceScales, choiceVerdict } from "./verdict.js";

/** What is best within the budget, and what lies near it. */
export function choiceView(record: ChoiceRecord): View {
  const { name, seed, near } = record;
  return {
    title: name,
    header: choiceHeader(record),
    verdict: choiceVerdict(record),
    blocks: near.length === 0 ? [] : [nearTable(record)],
    notes: [CALIBRATED, halvingNote(record), leftOutNote(record)].filter((text) => text !== ""),
    captions: captionsOf(record),
    provenance: [`seed ${seed}`],
    ...partialNote(record),
    warnings: weakened(record),
  };
}

/** What a choice that was cut short rests on. */
function partialNote({ planned, rounds, candidates, trials }: ChoiceRecord): Pick<View, "partial"> {
  if (planned === undefined) return {};
  const of =
    candidates < planned.candidates
      ? `chosen from the ${count(candidates)} of ${count(planned.candidates)} structures finished by then`
      : `chosen after ${count(rounds.length)} of ${count(planned.rounds)} rounds, by ${trialCount(trials)}`;
  return { partial: `Interrupted: this is a partial result, ${of}.` };
}

/** By an outcome that is named, the objective of the what-if is nothing to the choice. */
const choiceHeader = (record: ChoiceRecord): readonly string[] =>
  variedHeader(
    { ...record, objective: record.outcome, objectiveLabel: record.outcomeLabel },
    record.parameters.filter(({ key }) => key !== "objective"),
  );

function nearTable(record: ChoiceRecord): ViewTable {
  const { parameters, near, excluded } = record;
  const rows = [...near, ...(excluded ? [excluded] : [])];
  const hasRemarks = rows.some((row) => remark(row) !== "");
  const { mean, cost } = choiceScales(record);
  const { label, better } = objectiveText({ objective: record.outcome, objectiveLabel: record.outcomeLabel });
  const sign = better === "lower" ? 1 : -1;
  return {
    kind: "table",
    columns: [
      ...parameters.map(({ key }, place) => ({
        header: parameterHead(key, (id) => nameOf(record, id)),
        align: "right" as const,
        priority: place < 3 ? 1 : 5,
      })),
      { header: "structure", align: "left", priority: 1, wrapsTo: 16 },
      { header: `${label}\nmean`, align: "right", priority: 2 },
      { header: `${label}\nvs best`, align: "right", priority: 1 },
      { header: "total cost\nmean", align: "right", priority: 1 },
      { header: "total cost\nvs best", align: "right", priority: 3 },
      { header: "best", align: "right", priority: 2 },
      ...(hasRemarks ? [{ header: "", align: "left" as const, priority: 1 }] : []),
    ],
    rows: rows.map((row, place) => [
      ...row.values.map((value, at) =>
        isOfAnother(parameters[at].key, row.structure, record.today) ? NONE : valueCell(value),
      ),
      { text: nameOf(record, row.structure), ...(place === 0 && { tone: "strong" as const }) },
      quantityCell(row.mean.mean, row.mean.standardError, mean),
      changeCell({ ...row.shortfall, mean: sign * row.shortfall.mean }, mean, place === 0),
      quantityCell(row.cost.mean, row.cost.standardError, cost),
      changeCell(row.costChange, cost, place === 0),
      row.probabilityBest
        ? quantityCell(row.probabilityBest.mean, row.probabilityBest.standardError, WHOLE_PERCENT)
        : { text: DASH },
      ...(hasRemarks ? [{ text: remark(row) }] : []),
    ]),
  };
}

/** Of another structure. */
const NONE: ViewCell = { text: DASH, tone: "muted" };

const WHOLE_PERCENT: Scale = { ...PERCENT, decimals: 0 };

/** Its own less that of the best; `~` where the trials do not tell its sign. */
function changeCell(change: CandidateRecord["shortfall"], scale: Scale, isBest: boolean): ViewCell {
  if (isBest) return { text: DASH, tone: "muted" };
  if (change.mean === 0 && change.standardError === 0) return { text: "same", tone: "muted" };
  const cell = signedQuantityCell(change.mean, change.standardError, differenceScale(scale));
  return isUntold(change) ? { ...cell, mark: "~" } : cell;
}

function remark({ budget, cost, same }: CandidateRecord): string {
  const alike = same === 0 ? [] : [`${count(same)} alike`];
  if (budget === "beyond") return ["beyond budget", ...alike].join(", ");
  return [...(budget === "untold" && !Number.isNaN(cost.mean) ? ["at the budget"] : []), ...alike].join(", ");
}

function halvingNote({ method, rounds, candidates, work, planned }: ChoiceRecord): string {
  if (method === "full" || (planned !== undefined && rounds.length === 1)) return "";
  const told = rounds.map((round) => `${count(round.candidates)} with ${count(round.trials)} trials`).join(", ");
  const share = quantity(work.simulated / work.full, 0, PERCENT);
  return rounds.length === 1
    ? `Halving had nothing to leave out: ${count(candidates)} candidates are few, or the trials are.`
    : `Halving: ${told}; ${share} of the work of all.`;
}

function leftOutNote({ invalid, noData }: ChoiceRecord): string {
  const parts = [
    ...(noData === 0 ? [] : [`${count(noData)} without data are left out`]),
    ...(invalid.length === 0 ? [] : [`${count(invalid.length)} what-ifs are no scenario`]),
  ];
  return parts.length === 0 ? "" : `${parts.join("; ")}.`;
}

const MARK = "~: the sign could as well be the other: the 95 % interval of sampling error includes zero.";

function captionsOf({ method, outcome, outcomeLabel, limit }: ChoiceRecord): string[] {
  const { better, label } = objectiveText({ objective: outcome, objectiveLabel: outcomeLabel });
  const cost = outcomeText("total_cost");
  return [
    `Chosen: of every structure of every what-if the ${better === "lower" ? "lowest" : "highest"} mean ${label}` +
      (limit === undefined ? "." : ` of those whose mean ${cost.label} (${cost.definition}) is within the budget.`) +
      " All meet the same assumptions and the same luck, so that what differs from the best is paired, trial by trial.",
    "best: share of the trials in which it is the best of those near it that are within the budget, shared equally where several tie.",
    ...(limit === undefined
      ? []
      : ["At the budget: its mean cost lies within three standard errors of it; beyond budget: above it by more."]),
    "alike: so many others are the same in every trial, as where what varies is nothing to the structure; the first is shown.",
    MARK,
    ...(method === "halving" ? [HALVING] : []),
    CALIBRATION,
  ];
}

const HALVING =
  "Sequential halving (Karnin, Koren & Somekh 2013): all begin with few trials, the worse half is left out, the others go on with twice as many; " +
  "the last have all trials, and their figures are those of a full simulation. The rounds are fixed beforehand. What was left out early may be better by chance.";
