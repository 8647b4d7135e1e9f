import type { Estimate } from "../../analysis/estimate.js";
import { changeTexts } from "../../report/changes/words.js";
import { count } from "../../report/format/number.js";
import { PERCENT, quantity, type Scale } from "../../report/format/quantity.js";
import { isUntold } from "../../report/format/told.js";
import { objectiveText } from "../../report/outcome-text.js";
import { scaleOfUnit } from "../../report/cases/figures.js";
import type { ScenarioChange } from "../../scenario/changes.js";
import type { CompareRest, MovedOutcome, ResultComparison, StoredWinner } from "./record.js";

/** More than these stand in a table of their own. */
export const MOST_SAID = 3;

/** What a reader wants to know first: who is best then and now, what has changed, and whether it shows. */
export function comparedTexts(
  comparison: ResultComparison,
  { changes, isSameFile }: Pick<CompareRest, "changes" | "isSameFile">,
): string[] {
  if (isSameFile) return ["Both are the same file: nothing can differ."];
  return [
    ...winnerTexts(comparison),
    ...probabilityTexts(comparison),
    changedText([...changes, ...comparison.changes], comparison),
    ...figureTexts(comparison, changes),
  ];
}

function winnerTexts(comparison: ResultComparison): string[] {
  const { winners, objective, objectiveLabels } = comparison;
  const { before, now } = winners;
  if (before === undefined || now === undefined) return [];
  if (objective === undefined) {
    return [
      `By ${objectiveLabels.before} ${before.structure} was best; by ${objectiveLabels.now} ${now.structure} is. ` +
        "Each is best by an objective of its own, so their leads are not compared.",
    ];
  }
  const scale = leadScale(objective, [before, now]);
  if (before.structure !== now.structure) {
    return [`Another winner: ${standingText(before, "was", scale)}; ${standingText(now, "is", scale)}.`];
  }
  const stays = `${now.structure} stays best: ahead of ${now.second} by ${leadText(now.lead, scale)}`;
  if (comparison.lead?.difference === 0) return [`${stays}, as it was.`];
  const past = before.second === now.second ? "it was" : `it was ahead of ${before.second} by`;
  return [`${stays}, where ${past} ${leadText(before.lead, scale)}.${leadMoveText(comparison, scale)}`];
}

/** Of leads, which are in the unit of the objective. */
function leadScale(objective: string, winners: readonly StoredWinner[]): Scale {
  const { unit } = objectiveText({ objective, objectiveLabel: "" });
  return scaleOfUnit(
    unit,
    winners.map(({ lead }) => lead.mean),
  );
}

const standingText = ({ structure, second, lead }: StoredWinner, verb: string, scale: Scale): string =>
  `${structure} ${verb} best, ahead of ${second} by ${leadText(lead, scale)}`;

/** A lead whose sign the trials do not tell is said to be that. */
const leadText = (lead: Estimate, scale: Scale): string =>
  quantity(lead.mean, lead.standardError, scale) + (isUntold(lead) ? " (not told from level)" : "");

function leadMoveText({ lead }: ResultComparison, scale: Scale): string {
  if (lead === undefined) return "";
  const move = `${lead.difference > 0 ? "grown" : "shrunk"} by ${quantity(Math.abs(lead.difference), lead.standardError, scale)}`;
  return ` The lead has ${move}, ${lead.resolved ? "beyond" : "within"} Monte Carlo error.`;
}

/** Of who was best, and of who is. */
function probabilityTexts({ winners, probabilities }: ResultComparison): string[] {
  const ids = [...new Set([winners.before, winners.now].flatMap((winner) => winner?.structure ?? []))];
  const texts = ids.flatMap((id) => {
    const found = probabilities.find(({ structure }) => structure === id);
    if (found === undefined || found.difference === 0) return [];
    const [was, is] = [found.before, found.now].map((one) => quantity(one.mean, one.standardError, PERCENT));
    return [`P(best) of ${id} was ${was}, is ${is}${found.resolved ? "" : " (within Monte Carlo error)"}.`];
  });
  return texts.length === 0 ? [] : [texts.join(" ")];
}

function changedText(changes: readonly ScenarioChange[], { assumptionsKnown }: ResultComparison): string {
  if (changes.length === 0) {
    return assumptionsKnown
      ? "Nothing that decides a number differs."
      : "No setting differs; of the assumptions it is not known.";
  }
  return changes.length <= MOST_SAID
    ? changeTexts(changes).join(" ")
    : `${count(changes.length)} settings, assumptions or lines differ: see “What changed”.`;
}

/** Whether the figures show it. */
function figureTexts(comparison: ResultComparison, changes: CompareRest["changes"]): string[] {
  const { objectives, outcomes } = comparison;
  const means = [...objectives, ...outcomes];
  if (means.length === 0) return [];
  const differing = means.filter((mean) => mean.difference !== 0);
  if (differing.length === 0) return [`All ${count(means.length)} means are the same.`];
  const resolved = differing.filter((mean) => mean.resolved).length;
  return [
    ...(mustBeEqual(comparison, changes) ? [movedText(differing, means.length, changes)] : []),
    ...(changes.some(isModel) ? ["The equations are not the same: numbers of an unchanged scenario differ, too."] : []),
    `${resolved === 0 ? "None" : count(resolved)} of ${count(means.length)} means ${resolved === 1 ? "differs" : "differ"} beyond Monte Carlo error.`,
  ];
}

/** Whether the same numbers ought to have come out: the same scenario, luck and trials, under the same model. */
function mustBeEqual(
  { changes, assumptionsKnown, sameLuck, before, now }: ResultComparison,
  all: CompareRest["changes"],
) {
  return changes.length === 0 && assumptionsKnown && sameLuck && !all.some(isModel) && before.trials === now.trials;
}

const isModel = ({ what }: ScenarioChange): boolean => what === "model";

function movedText(differing: readonly MovedOutcome[], all: number, changes: CompareRest["changes"]): string {
  const version = changes.find(({ what }) => what === "version");
  const by = version ? `between versions ${version.before} and ${version.now}` : "though the version is the same";
  return (
    `${count(differing.length)} of ${count(all)} means are not the same all the same: the program's own numbers have moved ${by}, ` +
    "or a file was changed."
  );
}
