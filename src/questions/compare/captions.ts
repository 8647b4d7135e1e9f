import { trialCount } from "../../report/format/trials.js";
import type { CompareRest, ResultComparison } from "./record.js";

const hasMeans = ({ objectives, outcomes }: ResultComparison): boolean => objectives.length + outcomes.length > 0;

/** What must be known of any comparison, the most needed first. @param isMarked whether a difference shown is within sampling error */
export function comparedNotes(comparison: ResultComparison, compared: CompareRest, isMarked: boolean): string[] {
  if (compared.isSameFile) return [];
  return [
    ...matchedTexts(comparison),
    ...(comparison.assumptionsKnown ? [] : [firstVersionText(compared)]),
    ...sweepTexts(compared, comparison),
    ...(hasMeans(comparison) ? [] : [noMeans(compared)]),
    ...(isMarked ? [MARK] : []),
  ];
}

/** Stands beside such a difference. */
export const WITHIN_ERROR = "~";

const MARK = `${WITHIN_ERROR} marks a difference within sampling error.`;

/** Questions of which compare reads no figures, by what to call their results. */
const WITHOUT_MEANS: Readonly<Record<string, string>> = {
  choice: "a choice among what-ifs (sweep --best)",
  "sweep-plan": "the plan of a sweep",
  explain: "what explain tells",
  check: "checks",
  "self-test": "a self-test",
};

function noMeans({ before, now }: CompareRest): string {
  const known = [...new Set([before, now].flatMap(({ question }) => WITHOUT_MEANS[question] ?? []))];
  const why =
    known.length === 0
      ? "no mean of a structure is held by both results"
      : `of ${known.join(" and ")} no means are compared`;
  return `Compared by settings and assumptions alone: ${why}.`;
}

/** What of a sweep is held against the other result. */
function sweepTexts({ before, now }: CompareRest, { variants }: ResultComparison): string[] {
  if (variants !== undefined)
    return ["What-ifs are matched by the values of what varies; the table above is of the scenarios as they are."];
  return [before, now].some(({ question }) => question === "sweep")
    ? ["Of a sweep, the unchanged scenario is compared, not its what-ifs."]
    : [];
}

function firstVersionText({ before, now }: CompareRest): string {
  const old = [before, now].filter(({ schemaVersion }) => schemaVersion.startsWith("1."));
  const names = old.map(({ file }) => file).join(" and ");
  return `${names}: a result of version 1 does not hold assumptions, posts and reporting lines, so changes of these are not known.`;
}

function matchedTexts({ matchedBy, before, now }: ResultComparison): string[] {
  if (matchedBy === "file") return [];
  const files = `they are of ${before.file} and of ${now.file}`;
  return matchedBy === "name"
    ? [`Compared for their name alone: ${files}.`]
    : [`Compared as the only scenarios of their results, though ${files}, called “${before.name}” and “${now.name}”.`];
}

/** What the figures rest on, and what they do not tell. */
export function comparedCaptions(comparison: ResultComparison, { isSameFile }: CompareRest): string[] {
  return isSameFile || !hasMeans(comparison) ? [] : [luckText(comparison), TOGETHER];
}

const luckText = ({ sameLuck, now }: ResultComparison): string =>
  sameLuck
    ? `Both met the same luck (seed “${now.seed}”), but a result does not hold its trials, so differences between results are not paired: their ` +
      "error is given as of two runs with luck of their own, which is more than it is where both move alike. What lies within it may be real all " +
      "the same. Leads and P(best) within a result are paired."
    : "The two met different luck: the error of a difference is the root of the sum of both squares.";

const TOGETHER =
  "A difference that is not marked is told from none with 95 % confidence for all differences of a table together (Holm).";

/** `1,000 trials`, or of each. */
export const trialsText = ({ before, now }: ResultComparison): string =>
  before.trials === now.trials ? trialCount(now.trials) : `${trialCount(before.trials)} and ${trialCount(now.trials)}`;

/** What a comparison leaves out. */
export function comparedWarnings({ before, now, comparisons, scenariosOnly }: CompareRest): string[] {
  const sides = [
    { ...before, places: comparisons.map((one) => one.before), alone: scenariosOnly.before },
    { ...now, places: comparisons.map((one) => one.now), alone: scenariosOnly.now },
  ];
  return sides.flatMap(({ file, failed, places, alone }) => [
    ...alone.map(({ name, file: of }) => `Only ${file} has “${name}” (${of}).`),
    ...failed.map((one) =>
      [...places, ...alone].some((answered) => answered.file === one)
        ? `${file} has an answer for ${one}, but some of what was asked of it failed.`
        : `${file} has no answer for ${one}: it failed.`,
    ),
    ...places
      .filter(({ partial }) => partial)
      .map(({ name, trials }) => `“${name}” of ${file} was interrupted, after ${trialCount(trials)}.`),
  ]);
}
