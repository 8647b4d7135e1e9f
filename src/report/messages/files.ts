import { count } from "../format/number.js";
import { systemReason } from "./system-reason.js";
import { quoted, type Messages } from "./phrases.js";

export const FILE_MESSAGES = {
  "yaml-syntax": ({ reason }) => `This is not valid YAML: ${reason}.`,
  "yaml-version": ({ found, allowed }) =>
    `The file asks for YAML ${found}; this program reads YAML ${allowed}. Remove the %YAML line.`,
  "multiple-documents": () =>
    "The file holds several YAML documents (---). A scenario is one document; put each in a file of its own.",
  "unsupported-tag": ({ tag }) => `The tag ${quoted(tag)} is not supported: a scenario is plain data. Remove it.`,
  "unknown-alias": ({ alias }) => `The alias *${alias} has no anchor &${alias} before it.`,
  "too-many-values": ({ limit }) => `The file holds more than ${count(limit)} values. Split it into several files.`,
  "too-many-repeated": ({ limit }) =>
    `The aliases of the file repeat more than ${count(limit)} values, counted each time. Let them repeat less.`,
  "too-deep": ({ limit }) => `The file nests deeper than ${count(limit)} levels.`,
  "empty-file": () => "The file is empty. `orgfunnel explain` lists what a scenario can set.",
  "invalid-key": () => "A key must be a text or a number.",
  "duplicate-key": ({ found, firstLine }) =>
    `The key ${quoted(found)} is already set in line ${firstLine}. Keep one of the two.`,
  "file-too-large": ({ file, limitBytes }) =>
    `${quoted(file)} is larger than ${count(limitBytes / 1e6)} MB, the most that is read.`,
  "file-not-found": ({ file, shipped }) =>
    shipped !== undefined
      ? `There is no file ${quoted(file)} here; the one that comes with the package is ${quoted(shipped)}.`
      : `There is no file ${quoted(file)}. Check the path: on the command line it counts from the working folder, in a file from the folder of that file.`,
  "file-not-read": ({ file }) =>
    `${quoted(file)} is not read: a scenario in memory reads no files of its own. Give the option read, a function such as ` +
    '(file) => ({ file, identity: file, text: readFileSync(file, "utf8") }), or use loadScenario.',
  "file-unreadable": ({ file, reason }) => `Cannot read ${quoted(file)}: ${systemReason(reason)}.`,
  "file-zero-byte": ({ file, line }) =>
    `${quoted(file)} has a zero byte in line ${line}, as no text has. Remove it, or save the file anew as UTF-8.`,
  "file-not-text": ({ file, line }) =>
    `${quoted(file)} is neither UTF-8 nor UTF-16 text${line === undefined ? "" : ` in line ${line}`}; an older program may have saved it in its country's own encoding. Save it as UTF-8.`,
  "file-outside": ({ file, folder }) =>
    `${quoted(file)} lies outside ${quoted(folder)}, the folder of the scenario. Move it there, or allow it with --allow-outside.`,
  "extends-circle": ({ files }) =>
    `These files extend each other in a circle: ${files.join(" -> ")}. Remove one extends.`,
  "extends-too-long": ({ limit }) =>
    `This is the ${count(limit)}th file of a chain in which each extends the next, and the longest that is read. Merge some of them.`,
} satisfies Partial<Messages>;
