import { count, plain } from "../../../report/format/number.js";
import { scaleOfUnit } from "../../../report/cases/figures.js";
import { quantity } from "../../../report/format/quantity.js";
import { outcomeUnit } from "../../../report/outcome-text.js";
import type { BaselineComparison, ComparedMean, MovedMean } from "./record.js";

/** Which of the program's own numbers have moved, and what to do. */
export function programText({ stored, again }: BaselineComparison): string {
  const { moved, compared, accepted } = again;
  const [first] = moved;
  const [before, now] = toldApart(first);
  const example = `${first.outcome} of ${first.structure} was ${before}, is ${now}`;
  return (
    `Run again with the stored settings, ${count(moved.length)} of ${count(compared)} means are not what version ${stored.version} stored ` +
    `(${example}): the program's own numbers have moved, or the file was changed. ` +
    (accepted
      ? "Accepted: both sides of the comparison are simulated by this version."
      : "Save the baseline anew, or compare with --accept-version: both sides are then simulated by this version.")
  );
}

/** The two means to as many digits as tell them apart, six at least. */
function toldApart(mean: MovedMean): readonly [string, string] {
  for (let digits = 6; ; digits++) {
    const [before, now] = [mean.stored, mean.now].map((value) => meanText(mean, value, digits));
    if (before !== now || digits === MOST_DIGITS) return [before, now];
  }
}

/** That tell any two numbers apart. */
const MOST_DIGITS = 17;

function meanText({ outcome }: MovedMean, mean: number, digits: number): string {
  return quantity(mean, 0, { ...scaleOfUnit(outcomeUnit(outcome), [mean]), digits, decimals: Infinity });
}

const percent = (share: number): string => `${plain(100 * share)} %`;

/** How the comparison was made, what it decided and which differences it could tell at all. */
export function pairedCaptions(baseline: BaselineComparison, objective: string): string[] {
  const { comparisons, confidence, stored } = baseline;
  return [
    `Compared trial by trial in the ${count(stored.trials)} trials of the stored run, by its seed “${stored.seed}”; ${percent(confidence)} ` +
      `confidence for all ${count(comparisons.length)} comparisons together (Holm).`,
    ...detectableCaption(comparisons, objective),
  ];
}

/** What is open, and what is not as it should be. */
export function pairedNotes({ comparisons, stored, matchedBy }: BaselineComparison): string[] {
  return [
    ...undecidedCaption(comparisons),
    ...(matchedBy === "name" ? [`Found by its name alone: it was stored of ${stored.scenarioFile}.`] : []),
    ...(stored.partial ? ["The stored run was interrupted: it has fewer trials than were asked for."] : []),
  ];
}

/** The tolerance that the stored run supports: of the objective, and how many means are told less finely than they should be. */
function detectableCaption(comparisons: readonly ComparedMean[], objective: string): string[] {
  const shareOf = ({ detectable, then }: ComparedMean): number => detectable / Math.abs(then);
  const known = comparisons.filter((one) => one.then !== 0 && Number.isFinite(shareOf(one)));
  if (known.length === 0) return [];
  const worstOf = (all: readonly ComparedMean[]): ComparedMean =>
    all.reduce((most, one) => (shareOf(one) > shareOf(most) ? one : most));
  const worst = worstOf(known);
  if (worst.detectable === 0) return ["Nothing differs by chance: any difference would be told from none."];
  const coarse = known.filter(({ detectable, allowed }) => detectable > allowed).length;
  const shown = known.some(({ outcome }) => outcome === objective)
    ? worstOf(known.filter(({ outcome }) => outcome === objective))
    : worst;
  return [
    `The stored trials tell differences from none from ${percent(shareOf(shown))} of the mean on for ${shown.label}` +
      (coarse === 0
        ? `, and for no outcome less finely than its tolerance.`
        : `; for ${count(coarse)} means less finely than their tolerance, the worst being ${worst.label} of ${worst.structure} (${percent(shareOf(worst))}).`),
  ];
}

function undecidedCaption(comparisons: readonly ComparedMean[]): string[] {
  const needed = comparisons.flatMap(({ trialsNeeded }) => (trialsNeeded === undefined ? [] : [trialsNeeded]));
  if (needed.length === 0) return [];
  const most = Math.max(...needed);
  const trials = Number.isFinite(most) ? `about ${count(Number(most.toPrecision(2)))} trials` : "more trials";
  return [`Undecided in these trials: a baseline of ${trials}, or a wider --tolerance, would decide.`];
}
