import { QUESTIONS } from "../../questions/registry.js";
import type { OptionRow } from "../../questions/options/option.js";
import { COMMANDS } from "../commands/registry.js";
import { TOPICS } from "../help/topics.js";
import { beginningWith, shellWords, type ShellWord } from "./shell-word.js";
import { ARGUMENT_VALUES, OPTION_VALUES, type Wanted } from "./values.js";

type Row = Pick<OptionRow, "flags" | "description" | "kind" | "choices">;

/** Options of the program itself, which every command takes. */
const COMMON: Readonly<Record<string, Row>> = {
  help: { flags: "-h, --help", description: "what it takes, with examples", kind: "flag" },
  debug: { flags: "--debug", description: "show the stack trace of an internal error", kind: "flag" },
  ascii: { flags: "--ascii", description: "ASCII alone in all that is shown", kind: "flag" },
  color: { flags: "--no-color", description: "no colour", kind: "flag" },
};

const DECLARED = [...QUESTIONS, ...COMMANDS];

/**
 * What may stand at the end of a line of the shell: `words` are those after the program's name, the last one as far as it is typed.
 */
export function complete(words: readonly string[]): readonly ShellWord[] {
  const typed = words.at(-1) ?? "";
  const before = words.slice(0, -1);
  const place = before.findIndex((word) => !word.startsWith("-"));
  if (place < 0) return beginningWith(typed.startsWith("-") ? optionsOf(COMMON, before) : commands(), typed);
  const [name, ...rest] = before.slice(place);
  if (name === "help") return beginningWith([...topics(), ...commands()], typed);
  const declared = DECLARED.find(({ id }) => id === name);
  return declared === undefined ? [] : beginningWith(afterCommand(declared, rest, typed), typed);
}

const commands = (): readonly ShellWord[] => [
  ...DECLARED.map(({ id, summary }) => ({ word: id, text: summary })),
  { word: "help", text: "a topic or a command" },
];

const topics = (): readonly ShellWord[] => TOPICS.map(({ id, summary }) => ({ word: id, text: summary }));

function afterCommand(
  { arguments: rows, options: own }: (typeof DECLARED)[number],
  before: readonly string[],
  typed: string,
): readonly ShellWord[] {
  const options: Readonly<Record<string, Row>> = { ...own, ...COMMON };
  const { values, pending } = parsed(options, before);
  const scenarios = values.filter((value) => /\.(ya?ml|json)$/iu.test(value));
  if (pending !== undefined) return valuesOf(pending, { typed, scenarios });
  if (typed.startsWith("--") && typed.includes("=")) {
    const start = typed.slice(0, typed.indexOf("=") + 1);
    const option = optionNamed(options, start.slice(0, -1));
    const wanted = { typed: typed.slice(start.length), scenarios };
    if (option === undefined) return [];
    return valuesOf(option, wanted).map(({ word, ...about }) => ({ word: start + word, ...about }));
  }
  if (typed.startsWith("-")) return optionsOf(options, before);
  const row = rows.at(values.length) ?? rows.find(({ flags }) => flags.includes("..."));
  if (row === undefined) return [];
  const found = shellWords(row.choices ?? []);
  const subject = row.name === "scenario" && rows.some(({ name }) => name === "subject") ? ["subject"] : [];
  const known = [row.name, ...subject].flatMap((name) => ARGUMENT_VALUES[name]?.({ typed, scenarios }) ?? []);
  return [...found, ...known].filter(({ word }) => !values.includes(word));
}

/** An option by its name in the rows. */
type Named = readonly [name: string, row: Row];

/** What stands before: values of arguments, and the option that waits for its value. */
function parsed(options: Readonly<Record<string, Row>>, before: readonly string[]) {
  const values: string[] = [];
  let pending: Named | undefined;
  for (const word of before) {
    if (pending !== undefined) pending = undefined;
    else if (!word.startsWith("-") || word === "-") values.push(word);
    else {
      const option = optionNamed(options, word);
      pending = option !== undefined && option[1].kind !== "flag" ? option : undefined;
    }
  }
  return { values, pending };
}

const spellings = ({ flags }: Row): readonly string[] => flags.replace(/ [<[].*$/u, "").split(", ");

const optionNamed = (options: Readonly<Record<string, Row>>, word: string): Named | undefined =>
  Object.entries(options).find(([, row]) => spellings(row).includes(word));

const valuesOf = ([name, { choices }]: Named, wanted: Wanted): readonly ShellWord[] =>
  choices === undefined ? (OPTION_VALUES[name]?.(wanted) ?? []) : shellWords(choices);

/** Those that may still be given, by their long names. */
function optionsOf(options: Readonly<Record<string, Row>>, before: readonly string[]): readonly ShellWord[] {
  return Object.values(options).flatMap((row) => {
    const names = spellings(row);
    const isGiven = before.some((word) => names.includes(word.split("=")[0]));
    return isGiven && row.kind !== "texts" ? [] : [{ word: names.at(-1) ?? "", text: row.description }];
  });
}
