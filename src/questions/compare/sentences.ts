import type { Estimate } from "../../analysis/estimate.js";
import { OUTCOMES } from "../../funnel/outcomes.js";
import { scaleOfUnit } from "../../report/cases/figures.js";
import { changeTexts } from "../../report/changes/words.js";
import { count } from "../../report/format/number.js";
import { differenceScale, quantity, WHOLE_PERCENT, type Scale } from "../../report/format/quantity.js";
import { isUntold } from "../../report/format/told.js";
import { objectiveText } from "../../report/outcome-text.js";
import { nameOf } from "../../report/structure-name.js";
import type { ScenarioChange } from "../../scenario/changes.js";
import { listed, sameHere } from "../../report/verdict/words.js";
import { comparedCurrency } from "./currency.js";
import { movedOutcomes } from "./moved.js";
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
    [...alikeTexts(comparison), ...winnerTexts(comparison), ...probabilityTexts(comparison)].join(" "),
    changedText([...changes, ...comparison.changes], comparison),
    figureTexts(comparison, changes).join(" "),
  ].filter((text) => text !== "");
}

/** What counts as one. */
const alikeTexts = (comparison: ResultComparison): string[] =>
  comparison.alike.map((ids) => sameHere(ids.map((id) => nameOf(comparison, id))));

function winnerTexts(comparison: ResultComparison): string[] {
  const { winners, objective, objectiveLabels } = comparison;
  const { before, now } = winners;
  if (before === undefined || now === undefined) return oneWinnerTexts(comparison);
  const [first, last] = [before, now].map(({ structure }) => nameOf(comparison, structure));
  if (objective === undefined) {
    return [
      `By ${outcomeLabel(objectiveLabels.before)} ${first} was best; by ${outcomeLabel(objectiveLabels.now)} ${last} is. ` +
        "Each is best by an objective of its own, so their leads are not compared.",
    ];
  }
  const told = leadsIn(comparison);
  const ahead = ({ second, lead }: StoredWinner): string => `ahead of ${nameOf(comparison, second)} by ${told(lead)}`;
  if (before.structure !== now.structure) {
    return [`Another winner: ${first} was best, ${ahead(before)}; ${last} is best, ${ahead(now)}.`];
  }
  const stays = `${last} stays best: ${ahead(now)}`;
  if (comparison.lead?.difference === 0) return [`${stays}, as it was.`];
  const isSame = before.second === now.second && told(before.lead) === told(now.lead);
  if (isSame && comparison.lead?.resolved !== true) return [`${stays}, as before (within sampling error).`];
  const past = before.second === now.second ? `it was ${told(before.lead)}` : `it was ${ahead(before)}`;
  return [`${stays}, where ${past}${leadMoveText(comparison)}.`];
}

/** Where only one of the results has a best structure; nothing where neither has. */
function oneWinnerTexts(comparison: ResultComparison): string[] {
  const { winners, objective, objectiveLabels } = comparison;
  const found = winners.before ?? winners.now;
  if (found === undefined) return [];
  const [one, other] = winners.before === undefined ? ["second", "first"] : ["first", "second"];
  const by = outcomeLabel(winners.before === undefined ? objectiveLabels.now : objectiveLabels.before);
  const ahead =
    objective === undefined
      ? ""
      : `, ahead of ${nameOf(comparison, found.second)} by ${leadsIn(comparison)(found.lead)}`;
  return [
    `In the ${one} ${nameOf(comparison, found.structure)} is best by ${by}${ahead}; in the ${other} no structure is told to be best.`,
  ];
}

/** As an outcome is called; a mix, as it was written. */
const outcomeLabel = (objective: string): string => OUTCOMES.find(({ id }) => id === objective)?.label ?? objective;

/** Of leads: in the unit of the levels, and of the leads themselves where no structure is in both. */
function leadScale({ objective = "", objectives, winners }: ResultComparison): Scale {
  const { unit } = objectiveText({ objective, objectiveLabel: "" });
  const levels = objectives.flatMap(({ before, now }) => [before.mean, now.mean]);
  const leads = [winners.before, winners.now].flatMap((winner) => winner?.lead.mean ?? []);
  return differenceScale(scaleOfUnit(unit, levels.length > 0 ? levels : leads));
}

/** `1.29 M EUR`; a lead whose sign the trials do not tell is said to be that. */
function leadsIn(comparison: ResultComparison): (lead: Estimate) => string {
  const amount = amountsIn(comparison);
  return (lead) => amount(lead) + (isUntold(lead) ? " (not told from level)" : "");
}

/** With what money is in, where both results are in the same. */
function amountsIn(comparison: ResultComparison): (amount: Estimate) => string {
  const scale = leadScale(comparison);
  const currency = comparedCurrency(comparison);
  const unit = currency === undefined ? "" : ` ${currency}`;
  return ({ mean, standardError }) => quantity(mean, standardError, scale) + unit;
}

function leadMoveText(comparison: ResultComparison): string {
  const { lead } = comparison;
  if (lead === undefined) return "";
  if (!lead.resolved) return "; that is no difference beyond sampling error";
  const amount = amountsIn(comparison)({ mean: Math.abs(lead.difference), standardError: lead.standardError });
  return `: the lead has ${lead.difference > 0 ? "grown" : "shrunk"} by ${amount}, beyond sampling error`;
}

/** Of who was best, and of who is. */
function probabilityTexts(comparison: ResultComparison): string[] {
  const { winners, probabilities } = comparison;
  const ids = [...new Set([winners.before, winners.now].flatMap((winner) => winner?.structure ?? []))];
  return ids.flatMap((id) => {
    const found = probabilities.find(({ structure }) => structure === id);
    if (found === undefined || found.difference === 0) return [];
    const [was, is] = [found.before, found.now].map((one) => quantity(one.mean, one.standardError, WHOLE_PERCENT));
    const error = found.resolved ? "" : " (within sampling error)";
    return [`${nameOf(comparison, id)} was best in ${was} of the simulated futures, and is in ${is}${error}.`];
  });
}

function changedText(changes: readonly ScenarioChange[], comparison: ResultComparison): string {
  const { assumptionsKnown } = comparison;
  const unknown = assumptionsKnown ? "" : " Of the assumptions it is not known.";
  if (changes.length === 0) {
    return assumptionsKnown ? "Nothing that decides a number differs." : `No setting differs.${unknown}`;
  }
  return changes.length <= MOST_SAID
    ? changeTexts(changes, comparison).join(" ") + unknown
    : `${count(changes.length)} settings, assumptions or lines differ: see “What changed”.${unknown}`;
}

/** Whether the figures show it. */
function figureTexts(comparison: ResultComparison, changes: CompareRest["changes"]): string[] {
  const { objectives, outcomes } = comparison;
  const means = [...objectives, ...outcomes];
  if (means.length === 0) return [];
  const differing = means.filter((mean) => mean.difference !== 0);
  if (differing.length === 0) return [`All ${count(means.length)} means are the same.`];
  const resolved = differing.filter((mean) => mean.resolved).length;
  const none = resolved === 0 ? "None" : count(resolved);
  return [
    ...(mustBeEqual(comparison, changes) ? [movedText(differing, means.length, changes)] : []),
    ...(changes.some(isModel) ? ["The equations are not the same: numbers of an unchanged scenario differ, too."] : []),
    `${none} of ${count(means.length)} means ${resolved === 1 ? "differs" : "differ"} beyond sampling error${movedNames(comparison)}.`,
    ...(comparison.sameLuck && resolved < differing.length ? [UPPER_BOUND] : []),
  ];
}

const UPPER_BOUND =
  "Both met the same luck, so this error is an upper bound and what lies within it may be real: check --baseline decides it trial by trial.";

/** Those of the objective have a table: they are counted, the others are named. */
function movedNames(comparison: ResultComparison): string {
  const { objectives } = comparison;
  const names = movedOutcomes(comparison).map(([{ label }]) => label);
  if (names.length === 0) return "";
  const moved = objectives.filter(({ resolved }) => resolved).length;
  const ofObjective = `${moved === 0 ? "none" : `${count(moved)} of ${count(objectives.length)}`} of the objective's, of the others `;
  return `: ${objectives.length === 0 ? "" : ofObjective}most surely ${listed(names)} (--full has them all)`;
}

/** Whether the same numbers ought to have come out: the same scenario, luck and trials, under the same model. */
function mustBeEqual(
  { changes, assumptionsKnown, sameLuck, before, now }: ResultComparison,
  all: CompareRest["changes"],
): boolean {
  return changes.length === 0 && assumptionsKnown && sameLuck && !all.some(isModel) && before.trials === now.trials;
}

const isModel = ({ what }: ScenarioChange): boolean => what === "model";

function movedText(differing: readonly MovedOutcome[], all: number, changes: CompareRest["changes"]): string {
  const version = changes.find(({ what }) => what === "version");
  const by = version ? `between versions ${version.before} and ${version.now}` : "though the version is the same";
  return (
    `Yet ${count(differing.length)} of ${count(all)} means are not the same: the program's own numbers have moved ${by}, ` +
    "or a file was changed."
  );
}
