import type { OutcomeId } from "../../../funnel/outcomes.js";
import { count, plain } from "../../../report/format/number.js";
import { differenceScale, PERCENT, quantity } from "../../../report/format/quantity.js";
import { MANDATE_CAPTION } from "../../../report/mandate-words.js";
import { trialCount } from "../../../report/format/trials.js";
import { objectiveText, outcomeText } from "../../../report/outcome-text.js";
import { nameOf } from "../../../report/structure-name.js";
import { choiceTrials } from "../../choice-trials.js";
import { PAYBACK } from "../payback.js";
import { QUASI_CAPTION } from "../sampling.js";
import { stoppingCaption } from "../precision/stopping.js";
import { bestFirst, scaleOf } from "./figures.js";
import { hasMandates } from "./differing-columns.js";
import { CALIBRATION } from "../../../report/calibration.js";
import type { ScenarioResult } from "../record.js";
import { seriesCaptions } from "../series/view.js";

/** What every figure of the comparison means, in words. */
export function comparisonCaptions(result: ScenarioResult, outcomes: readonly OutcomeId[], full: boolean): string[] {
  const alone = result.structures.length === 1;
  return [
    objectiveCaption(result),
    ...(result.stopping ? [stoppingCaption(result, result.stopping)] : []),
    spreadCaption(result, full),
    ...(result.sampling === "qmc" ? [QUASI_CAPTION] : []),
    ...(alone ? [] : [differenceCaption(result), bestCaption(result)]),
    ...(hasMandates(result) ? [MANDATE_CAPTION] : []),
    ...otherMandatesCaption(result),
    ...(outcomes.length === 0 ? [] : [outcomesCaption(outcomes)]),
    ...(result.paybacks === undefined ? [] : [PAYBACK]),
    ...seriesCaptions(result),
    ...(full && !alone ? [BEATS, VARIANCE_REDUCTION] : []),
    ...(full && result.replicates > 1 ? [VARIANCE_SPLIT] : []),
    ...(full || result.quantileRankError !== 0 ? [quantileCaption(result)] : []),
    CALIBRATION,
  ];
}

/** Beside a lead of all trials, what another mandate would do is one of fewer. */
function otherMandatesCaption({ equalMandate, todayAsked, trials }: ScenarioResult): string[] {
  if (equalMandate === undefined && todayAsked === undefined) return [];
  return [`What another mandate would do rests on ${trialCount(choiceTrials(trials))}, the first of all.`];
}

/** How the figures were come by, where it is not by exact quantiles of independent trials. */
export const samplingCaptions = (result: ScenarioResult): string[] => [
  ...(result.sampling === "qmc" ? [QUASI_CAPTION] : []),
  ...(result.quantileRankError > 0 ? [quantileCaption(result)] : []),
];

function objectiveCaption(result: ScenarioResult): string {
  const { label, better, definition } = objectiveText(result);
  const order = better === "lower" ? "lowest" : "highest";
  return `Best first: the ${order} mean ${label} over ${months(result)} (${definition}).`;
}

function spreadCaption(result: ScenarioResult, full: boolean): string {
  const luck =
    result.replicates > 1 ? `${count(result.replicates)} streams of luck (chance)` : "one stream of luck (chance)";
  return (
    `Means and 90 % intervals (5th to 95th percentile) rest on ${trialCount(result.trials)}. Each trial draws every uncertain ` +
    `assumption (what we do not know) and ${luck}; the interval spans both together, and more trials do not narrow it: ` +
    "better knowledge of the assumptions does. More trials shrink only the sampling error of a figure; figures are rounded to " +
    `what that error supports${full ? "" : " (--full shows it)"}.`
  );
}

/** Below this a sample's 5th and 95th percentile are hardly more than its two ends. */
const FEW_TRIALS = 30;

/** A warning where the figures rest on next to nothing. */
export function fewTrials(trials: number): string[] {
  if (trials >= FEW_TRIALS) return [];
  return [
    `Fewer than ${FEW_TRIALS} trials say little: means, intervals and shares are those of ${trialCount(trials)}, and others may tell otherwise.`,
  ];
}

function differenceCaption(result: ScenarioResult): string {
  const { reference, today, indifference } = result;
  const [versus, than] = reference === today ? ["today", "today's structure"] : ["reference", "the reference"];
  const limit = quantity(
    indifference,
    indifference / 10,
    differenceScale(scaleOf(result, result.objective, objectiveText(result))),
  );
  return (
    `“vs ${versus}”: the structure less ${nameOf(result, reference)}, paired: in every trial all structures meet the same assumptions and the same luck. ` +
    "~ marks a mean difference whose 95 % interval of sampling error includes zero: these trials do not settle its sign. " +
    `“beats”: share of trials in which it does better than ${than}, ties counting half; “worse by”: in which it does worse by more than what does not matter ` +
    `(${limit}; --indifference).`
  );
}

function bestCaption(result: ScenarioResult): string {
  const { label, better } = objectiveText(result);
  const most = better === "lower" ? "lowest" : "highest";
  return (
    `“best”, P(best): share of trials in which the structure has the ${most} ${label} of all, shared equally where several tie; those that are the same by construction count as one, as in the verdict. ` +
    "It rests on chance that all structures share: they meet the same leads and deals, each trial once, and with a luck of its own for each it would lie closer to even. " +
    expectedBestText(result) +
    "Expected regret (--full): mean shortfall from the best structure of the same trial, the price of choosing this one without knowing which world we are in."
  );
}

/** What is left of P(best) once luck is averaged out, where that is known. */
function expectedBestText(result: ScenarioResult): string {
  const known = bestFirst(result).flatMap(({ id, expectedBest }) => (expectedBest ? [{ id, ...expectedBest }] : []));
  if (known.length === 0) {
    return "How often a structure has the best expectation, luck averaged out, is known from --replicates 10 on. ";
  }
  const shares = known.map(
    ({ id, probability, standardError }) => `${nameOf(result, id)} ${quantity(probability, standardError, PERCENT)}`,
  );
  return (
    `Luck averaged out over the ${count(result.replicates)} streams of a trial, the share of worlds in which a structure has the best expectation is: ` +
    `${shares.join(", ")}. `
  );
}

function outcomesCaption(outcomes: readonly OutcomeId[]): string {
  const definitions = outcomes.map((id) => `${outcomeText(id).label} = ${outcomeText(id).definition}`);
  return `Outcomes: ${definitions.join("; ")}.`;
}

const VARIANCE_REDUCTION =
  "variance reduction: how many times more trials would be needed for the same error of the difference if the structures were simulated apart, each with assumptions and luck of its own.";

const BEATS =
  "P(beats): share of trials in which the structure of the row does better by the objective than the one of the column, ties counting half.";

const VARIANCE_SPLIT =
  "Where the variance comes from: what we do not know varies from trial to trial, luck among the streams of one trial (balanced one-way " +
  "analysis of variance; Searle, Casella & McCulloch 1992). error: sampling error (standard error) of either share, at most.";

const months = ({ horizonMonths }: ScenarioResult): string =>
  horizonMonths === 1 ? "one month" : `${count(horizonMonths)} months`;

/** With very many samples the percentiles come from a summary of bounded size; those of parts of a run from sums. */
function quantileCaption({ quantileRankError, quantileValueError, structures }: ScenarioResult): string {
  if (quantileValueError !== undefined) {
    const shares = structures.map(({ worseThanReference }) => worseThanReference?.offBy ?? 0);
    const share = Math.max(0, ...shares.filter((value) => !Number.isNaN(value)));
    return (
      `The ends of an interval come from sums: they are off by at most ${percentUp(quantileValueError)} of themselves, and the share of trials ` +
      `that are worse by at most ${plain(100 * share)} points. Every other figure is that of all trials, to the last digit.`
    );
  }
  if (quantileRankError === 0) return "The ends of an interval are exact quantiles of the trials.";
  return `The ends of an interval are approximate: their rank is off by at most ${plain(100 * quantileRankError)} % of the samples.`;
}

/** To one digit, and no less than it is. */
export function percentUp(share: number): string {
  const unit = 10 ** Math.floor(Math.log10(100 * share));
  return `${plain(unit * Math.ceil((100 * share) / unit))} %`;
}
