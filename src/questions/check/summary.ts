import { standing, type CheckStanding } from "../../report/cases/record.js";
import type { CheckRecord } from "../../report/cases/record-schema.js";
import { isOfWholeFile, undecidedFilesText } from "../../report/cases/unanswered.js";
import { count } from "../../report/format/number.js";
import { confidenceText } from "../../report/format/quantity.js";

/** The standings that are told, the worst first: `{all}` is there where all checks have it. */
const TOLD: Readonly<Record<Exclude<CheckStanding, "pass">, (number: number) => string>> = {
  fail: () => "failed",
  error: () => "could not be decided",
  undecided: (number) => `${number === 1 ? "is" : "are"} undecided`,
  warn: (number) => `failed as ${number === 1 ? "a warning" : "warnings"}`,
};

/**
 * `2 of 33 checks failed, 1 is undecided (99 % sure)`: what did not pass, the worst first. How sure the rest is, is that of the
 * simulated ones.
 */
export function checkSummary(records: readonly CheckRecord[]): string {
  const unanswered = records.filter(isOfWholeFile);
  const own = records.filter((record) => !isOfWholeFile(record));
  const files = unanswered.length === 0 ? "" : undecidedFilesText(unanswered.length);
  if (own.length === 0) return files;
  return `${ownSummary(own)}${files && `; ${files}`}`;
}

function ownSummary(records: readonly CheckRecord[]): string {
  const all = records.length;
  const tally = (kind: CheckStanding): number => records.filter((record) => standing(record) === kind).length;
  const told = (["fail", "error", "undecided", "warn"] as const)
    .filter((kind) => tally(kind) > 0)
    .map((kind, place) => `${count(tally(kind))}${place === 0 ? ofAll(all) : ""} ${TOLD[kind](tally(kind))}`);
  const text = told.length === 0 ? passedText(all) : told.join(", ");
  return text + surenessText(records);
}

const checks = (number: number): string => (number === 1 ? "check" : "checks");

const ofAll = (all: number): string => (all === 1 ? " check" : ` of ${count(all)} checks`);

const passedText = (all: number): string =>
  all === 1 ? "The check passed" : `All ${count(all)} ${checks(all)} passed`;

/** `(99 % sure)`, where trials decide. */
function surenessText(records: readonly CheckRecord[]): string {
  const simulated = records.filter(({ trials, result }) => trials > 0 && result !== "error");
  const confidences = [...new Set(simulated.map(({ confidence }) => confidenceText(confidence)))];
  return confidences.length === 1 ? ` (${confidences[0]} sure)` : "";
}
