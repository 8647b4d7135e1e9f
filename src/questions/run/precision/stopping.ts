import type { StoppingState, StoppingTarget } from "../../../analysis/stopping.js";
import { plain } from "../../../report/format/number.js";
import { trialCount } from "../../../report/format/trials.js";
import { confidenceText, scaleFor } from "../../../report/format/quantity.js";
import { objectiveText } from "../../../report/outcome-text.js";
import type { ScenarioResult } from "../record.js";
import type { PrecisionRecord, StoppingRecord, WinnerRecord } from "../record.js";

export function stoppingRecord(
  target: StoppingTarget,
  maxTrials: number,
  state: StoppingState,
  structureIds: readonly string[],
): StoppingRecord {
  const common = { reached: state.stop, maxTrials };
  if (target.until === "winner" && state.until === "winner") {
    const { confidence } = target;
    const { leader, shortfallAtMost, indifference } = state;
    return { until: "winner", confidence, indifference, ...common, leader: structureIds[leader], shortfallAtMost };
  }
  if (target.until !== "precision" || state.until !== "precision") throw new TypeError("a target has its own state");
  const { kind, halfWidth } = target;
  return { until: "precision", kind, target: halfWidth, ...common, halfWidth: state.halfWidth };
}

/** One sentence where a run ended short of what it was to reach; interrupted ones say so themselves. */
export function missedTarget(result: ScenarioResult): string[] {
  const { stopping, partial } = result;
  if (stopping === undefined || stopping.reached || partial) return [];
  const end = `${trialCount(stopping.maxTrials)} (--max-trials)`;
  if (stopping.until === "winner") return [`No winner is settled within ${end}.`];
  const { target, halfWidth } = stopping;
  const found = Number.isFinite(halfWidth) ? `±${targetText(result, stopping, halfWidth)}` : "not known yet";
  return [
    `The precision asked for, ±${targetText(result, stopping, target)}, was not reached within ${end}: it is ${found}.`,
  ];
}

/** What was asked for and what was reached, in words. */
export function stoppingCaption(result: ScenarioResult, stopping: StoppingRecord): string {
  const ended = stopping.reached ? `Stopped after ${trialCount(result.trials)}` : notReached(result, stopping);
  return stopping.until === "precision"
    ? `${ended}: ${precisionText(result, stopping)}`
    : `${ended}: ${winnerText(result, stopping)}`;
}

function notReached({ trials, partial }: ScenarioResult, { until, maxTrials }: StoppingRecord): string {
  const what = until === "precision" ? "The precision asked for was not reached" : "No winner is settled";
  return `${what} within ${partial ? `the ${trialCount(trials)} finished` : `${trialCount(maxTrials)} (--max-trials)`}`;
}

/** A half-width in the target's terms. */
const targetText = (result: ScenarioResult, { kind }: PrecisionRecord, value: number): string =>
  kind === "relative" ? `${plain(100 * value)} %` : amount(result, value);

function precisionText(result: ScenarioResult, stopping: PrecisionRecord): string {
  const { kind, halfWidth, target } = stopping;
  const { label } = objectiveText(result);
  const text = (value: number): string => targetText(result, stopping, value);
  const widest = Number.isFinite(halfWidth) ? `is ${text(halfWidth)}` : "is unknown";
  const ofMean = kind === "relative" ? " of that mean" : "";
  return (
    `the widest 95 % half-width (sampling error) of a structure's mean ${label} ${widest}${ofMean}; ` +
    `asked for: ${text(target)}. Rule: Hoad, Robinson & Davies 2010, with look-ahead.`
  );
}

function winnerText(result: ScenarioResult, stopping: WinnerRecord): string {
  const { reached, leader, shortfallAtMost, confidence, indifference } = stopping;
  const { label } = objectiveText(result);
  const sure = `${confidenceText(confidence)} confidence, whenever one looks (confidence sequences: Waudby-Smith et al. 2024)`;
  if (reached && shortfallAtMost === 0) return `no structure has a better mean ${label} than ${leader}, with ${sure}.`;
  const indifferent = ` Differences up to ${amount(result, indifference)} do not matter (--indifference).`;
  const bound = Number.isFinite(shortfallAtMost)
    ? `by at most ${amount(result, shortfallAtMost)}, with ${sure}`
    : "by an amount not known yet";
  const leads = reached ? leader : `the closest is ${leader},`;
  return `${leads}${reached ? "'s" : " whose"} mean ${label} is short of the best ${bound}.${indifferent}`;
}

function amount(result: ScenarioResult, value: number): string {
  const { divisor, suffix } = scaleFor(objectiveText(result).unit, [value]);
  return plain(value / divisor) + suffix;
}
