import { count } from "../format/number.js";
import { list, quoted, type Messages } from "./phrases.js";

export const CHECK_MESSAGES = {
  "check-without-limit": () =>
    "The check says nothing that could fail. Give a limit (at_least, above, at_most, below, between, equal with within), is, or order; " +
    "of an assumption within, grade or source.",
  "check-key-unused": ({ key, form }) =>
    `${quoted(key)} means nothing together with ${quoted(form)}. Remove one of them.`,
  "check-alone": () => "There is nothing else to compare with. Name another structure.",
  "check-structure-twice": ({ structure }) => `${quoted(structure)} is named twice. Name it once.`,
  "check-no-data": ({ check, trials }) =>
    `${quoted(check)} has no data: in none of ${count(trials)} trials was there anything to measure (0/0). It is neither passed nor failed.`,
  "check-not-finite": ({ check }) =>
    `${quoted(check)} came to no finite number, as something divided by nothing does. It is neither passed nor failed.`,
  "check-overflowed": ({ check, overflowed, trials }) =>
    `${quoted(check)} has no data: in ${count(overflowed)} of ${count(trials)} trials a number overflowed (beyond 9.0e15, or infinite). ` +
    "It is neither passed nor failed. Some assumption is far too large: explain shows what was read.",
  "no-checks": ({ file }) =>
    `${quoted(file)} has no checks, so there is nothing to pass. Add some under checks, compare with --baseline, or let such files pass with --allow-no-checks.`,
  "baseline-syntax": ({ file, reason }) => `${quoted(file)} is not valid JSON: ${reason}.`,
  "baseline-not-a-result": ({ file, keyPath }) =>
    `${quoted(file)} is not a result file: ${keyPath === "" ? "it" : quoted(keyPath)} is not what \`run -o result.json\` writes.`,
  "baseline-missing": ({ file, missing, what }) =>
    `The ${what} ${quoted(missing)} is in only one of ${quoted(file)} and this run, so it cannot be compared. Save the baseline anew, or correct the name.`,
  "baseline-ambiguous": ({ file, name, scenario, files }) =>
    `${quoted(file)} holds several scenarios named ${quoted(name)}, of ${list(files)}, and none of ${quoted(scenario)}. ` +
    "Save the baseline anew, or give the scenarios names of their own.",
  "baseline-model": ({ file, stored, now }) =>
    `${quoted(file)} was saved by version ${count(stored)} of the model; this program has version ${count(now)}, ` +
    "whose numbers differ for unchanged scenarios too. Save the baseline anew.",
} satisfies Partial<Messages>;
