import { count } from "../format/number.js";
import { list, quoted, type Messages } from "./phrases.js";

/** What-ifs: how they are asked for, and which of them cannot be. */
export const SWEEP_MESSAGES = {
  "sweep-end-not-reached": ({ key, values, end }) =>
    `The steps of ${quoted(key)} pass ${end}: ${values.length === 1 ? "the last value is" : "the values are"} ${values.join(", ")}. Choose a step that ends there, or list the values with -L.`,
  "sweep-value-twice": ({ key, value, again }) =>
    `${quoted(key)} is given ${value === again ? `${value} twice` : `${value} and ${again}, which are the same`}. Name each value once.`,
  "sweep-too-many": ({ found, limit }) =>
    `These are ${count(found)} what-ifs; the most is ${count(limit)}. Take longer steps, or draw some of them with --random.`,
  "sweep-cut-number": ({ key, found, part }) =>
    `In ${quoted(`${key}=${found}`)} the commas separate values, and ${quoted(part)} is none. Write thousands without commas, or put the value in double quotes.`,
  "sweep-key-twice": ({ key, other }) =>
    key === other
      ? `${quoted(key)} is varied twice. Name all its values in one place.`
      : `${quoted(key)} is varied, and ${other} gives it a value as well. Leave one of them out.`,
  "sweep-zip-lengths": ({ lengths }) =>
    `--zip pairs values in their order, but there are ${list(lengths.map(({ key, count: values }) => `${count(values)} of ${key}`))}. Give as many of each.`,
  "choice-not-paired": ({ keys }) =>
    `What-ifs of different ${list(keys)} do not meet the same trials with the same objective, so none can be chosen on common luck. ` +
    "Vary other keys, or choose in a call of its own for each value.",
  "sweep-nothing": () =>
    "There is nothing to vary. Name keys with -P key=from:to:step, -L key=a,b,c or --cases file.csv, or give several scenario files.",
  "cases-blank-cell": ({ file, line, column }) =>
    `${quoted(file)}, line ${line}: there is no value for ${quoted(column)}. Write one in every cell, that of the scenario where it does not change.`,
  "cases-blank-heading": ({ file, column }) =>
    `Column ${column} of ${quoted(file)} has no heading. Each is headed by the key whose values it holds, such as market.leads_per_month.`,
  "cases-heading-twice": ({ file, heading }) => `${quoted(file)} has two columns ${quoted(heading)}. Keep one.`,
  "cases-same-rows": ({ file, line, firstLine }) =>
    `${quoted(file)}: line ${line} says the same as line ${firstLine}. Leave one of them out.`,
  "cases-same-names": ({ file, line, firstLine, name }) =>
    `${quoted(file)}: line ${line} is named ${quoted(name)}, as line ${firstLine} is. Name each differently.`,
  "cases-no-rows": ({ file }) =>
    `${quoted(file)} has no rows. Under the headings, which are keys, each row is a what-if.`,
} satisfies Partial<Messages>;
