import { count } from "../format/number.js";
import { STANDARD_INPUT, STANDARD_INPUT_NAME } from "../../scenario/standard-input.js";
import { systemReason } from "./system-reason.js";
import { didYouMean, list, quoted, type Messages } from "./phrases.js";
import { digits } from "./values.js";

export const OPTION_MESSAGES = {
  "option-value": ({ option, found, expected }) => `${option} was given ${quoted(found)}; it takes ${expected}.`,
  "option-of-scenario": ({ option, found, byOption, allowed }) =>
    `${quoted(option)} belongs to the scenario, ` +
    (byOption
      ? `and goes in by flags: { flags: { ${option}: ${found} } }.`
      : `and goes in where it is read: loadScenario(file, { flags: { ${option}: ${found} } }), or scenarioFrom.`) +
    ` Allowed here: ${list(allowed)}.`,
  "custom-outcome": ({ outcome, found }) =>
    `The outcome ${quoted(outcome)} of your own gave ${found}. Its function returns a number; NaN where there is no data.`,
  "unknown-tally": ({ outcome, found, allowed, nearest }) =>
    `The outcome ${quoted(outcome)} of your own reads ${quoted(found)}, which is no tally.${didYouMean(nearest)} Tallies: ${list(allowed)}.`,
  "options-exclude": ({ options, reason }) => `${options.join(" and ")} exclude each other: ${reason}.`,
  "unknown-topic": ({ found, nearest, topics, commands }) =>
    `There is no topic or command ${quoted(found)}.${didYouMean(nearest)} Topics: ${list(topics)}. Commands: ${list(commands)}.`,
  "unknown-subject": ({ found, nearest, structures, groups }) =>
    `There is no ${structures.length > 0 ? "structure, " : ""}assumption, group or outcome ${quoted(found)}.${didYouMean(nearest)} ` +
    `${structures.length > 0 ? `The structures are ${list(structures)}. ` : ""}The groups of assumptions are ${list(groups)}; ` +
    "`explain --list ids` and `--list outcomes` list the others.",
  "share-as-amount": ({ option, found, outcome, least, isMoney }) =>
    `${option} was given ${digits(found)}, which is an amount: ${digits(found)} ${isMoney ? "of the currency" : "of one"}, less than any figure of ${outcome} shows. ` +
    `For ${digits(100 * found)} percent write ${digits(100 * found)}%; else an amount of ${least} or more.`,
  "option-needs": ({ option, needed }) => `${option} means nothing without ${needed}. Add it, or leave ${option} out.`,
  "command-needs": ({ command, needed }) => `${command} needs ${needed}.`,
  "winner-of-one": ({ file }) =>
    `${quoted(file)} has one structure, so there is no winner to wait for. Ask for a precision such as 1%.`,
  "series-too-many": ({ found, limit }) =>
    `These series come to ${count(found)} monthly figures with intervals; the most that is kept is ${count(limit)}. ` +
    "Name fewer outcomes, or shorten the horizon.",
  "stored-syntax": ({ file, reason }) =>
    `${quoted(file)} is not JSON: ${reason}.` +
    (/\.ya?ml$/iu.test(file)
      ? " It is named like a scenario: keep its result with orgfunnel run FILE -o result.json, and give that."
      : ""),
  "page-without-result": ({ file }) =>
    `${quoted(file)} is a page without a result of orgfunnel, or it was changed. \`-o page.html\` writes one that can be verified.`,
  "stored-version": ({ file, found, allowed }) =>
    `${quoted(file)} is a result file of version ${found}; this version of orgfunnel reads ${allowed}. ` +
    "Run its scenario again, and save the result anew.",
  "stored-not-a-result": ({ file, keyPath }) =>
    `${quoted(file)} is no result of orgfunnel: ${keyPath === "" ? "it is not what `-o result.json` writes" : `${quoted(keyPath)} is missing or not as it should be`}.`,
  "stored-failed": ({ file }) =>
    `${quoted(file)} is the report of a call that failed, and holds no result. Ask again, and save the result anew.`,
  "stored-first-version": ({ file, question }) =>
    `${quoted(file)} is a result of ${question} by version 0.1 of orgfunnel, of which compare reads those of run alone. ` +
    `Ask ${question} again, and save the result anew.`,
  "compared-nothing": ({ files, before, now }) =>
    `${quoted(files[0])} and ${quoted(files[1])} have no scenario in common: there are ${list(before)} in one and ${list(now)} in the other. ` +
    "Scenarios are matched by file and name, else by a name that is unique; two results of one scenario each are compared as they are.",
  "stored-without-numbers": ({ file, question }) =>
    `${quoted(file)} is a result of ${question} without numbers of a scenario: there is nothing to compare.`,
  "report-without-file": () =>
    "A page goes to a file: name it with -o page.html (or --svg <folder> for its charts alone).",
  "report-of-question": ({ file, question, allowed }) =>
    `${quoted(file)} is a result of ${question}, which has no page; a page tells results of ${list(allowed)}.`,
  "stored-partial": ({ file, question }) =>
    `${quoted(file)} was interrupted, and ${leftWith(question)}. Ask its question again, and save the result anew.`,
  "start-exists": ({ file }) => `${quoted(file)} is there already and stays as it is. Name another file.`,
  "start-without-terminal": ({ templates }) =>
    `There is no terminal to ask on. Give --template with one of ${list(templates)}, or --yes for the first of them.`,
  "watch-standard-input": () => "Standard input can be read but once, so there is nothing to watch. Name a file.",
  "stored-scenario-missing": ({ scenario, tried, option }) =>
    option !== undefined
      ? `Cannot find the file ${quoted(scenario)}, which was given with ${option}; tried ${list(tried)}. Put it back there, as it was then.`
      : scenario === STANDARD_INPUT_NAME
        ? "The scenario of this result was read from standard input. Say with --scenario where it is saved."
        : `Cannot find the scenario file ${quoted(scenario)}; tried ${list(tried)}. Say where it is with --scenario.`,
  "output-extension": ({ file, found, allowed }) =>
    `Cannot tell the format of ${quoted(file)} from ${found === "" ? "a name without extension" : quoted(found)}. ` +
    `Name the file with one of: ${list(allowed)}.`,
  "output-folder-missing": ({ file, folder }) =>
    `Cannot write ${quoted(file)}: the folder ${quoted(folder)} does not exist. Create it or choose another.`,
  "output-below-file": ({ file, inTheWay }) =>
    `Cannot write ${quoted(file)}: ${quoted(inTheWay)} is a file, and nothing lies in one. Choose another folder.`,
  "output-named-twice": ({ file }) => `The output file ${quoted(file)} is named twice. Name it once.`,
  "input-named-twice": ({ file, first }) =>
    file === STANDARD_INPUT
      ? "Standard input, -, can be read but once. Name it once."
      : `${quoted(file)} is ${file === first ? "named twice" : `the same file as ${quoted(first)}`}: results of both would have the same keys. Name each file once.`,
  "output-is-input": ({ file }) =>
    `The output file ${quoted(file)} is read by this command; name another file. Nothing was written.`,
  "output-is-folder": ({ file }) => `Cannot write ${quoted(file)}: it is a folder. Name a file in it.`,
  "output-not-written": ({ file, reason }) =>
    `Cannot write ${quoted(file)}: ${reason === "ENOENT" ? "its folder lets nobody create a file (ENOENT)" : systemReason(reason)}. What was there is unchanged.`,
} satisfies Partial<Messages>;

/** Why what an interrupt left cannot be found again. */
function leftWith(question: string): string {
  if (question === "choice") return "a choice can be found again only as a whole";
  if (question === "check") return "each of its checks was left at another number of trials";
  return "what it was left with cannot be found again";
}
