import { BOOK } from "../../assumptions/book.js";
import { ASSUMPTION_GROUPS } from "../../assumptions/groups.js";
import { OUTCOMES } from "../../funnel/outcomes.js";
import { FORMAT_EXTENSIONS } from "../../report/formats/format-id.js";
import { TOP_LEVEL_KEYS } from "../../scenario/schema.js";
import { shellWords, lastOfList, type ShellWord } from "./shell-word.js";
import { filesFrom } from "./files.js";
import { structuresNamedIn } from "./scenario-names.js";

/** What is known where a value is wanted. */
export interface Wanted {
  readonly typed: string;
  /** Scenario files named on the line. */
  readonly scenarios: readonly string[];
}

type Values = (wanted: Wanted) => readonly ShellWord[];

const YAML = [".yaml", ".yml"];
const files =
  (...extensions: readonly string[]): Values =>
  ({ typed }) =>
    filesFrom(typed, extensions);

const outcomes: readonly ShellWord[] = OUTCOMES.map(({ id, definition }) => ({ word: id, text: definition }));
const ids: readonly ShellWord[] = BOOK.map(({ id, label }) => ({ word: id, text: label }));
const groups: readonly ShellWord[] = ASSUMPTION_GROUPS.map(({ id, about }) => ({ word: id, text: about }));
const structures: Values = ({ scenarios }) =>
  shellWords([...new Set(scenarios.flatMap(structuresNamedIn))], "structure");
const listOf =
  (...others: readonly string[]): Values =>
  ({ typed }) =>
    lastOfList([...outcomes, ...shellWords(others)], typed);

/** Keys of a scenario that are one value each, as --set takes them. */
const SINGLE_KEYS = ["horizon", "trials", "seed", "replicates", "effects", "objective", "today", "reference", "start"];
const keys: Values = (wanted) => [
  ...ids.map(({ word, ...rest }) => ({ word: `${word}=`, ...rest })),
  ...shellWords(TOP_LEVEL_KEYS.filter((key) => SINGLE_KEYS.includes(key)).map((key) => `${key}=`)),
  ...structures(wanted).flatMap(({ word }) => shellWords([`structures.${quotedName(word)}.mandate=`])),
];

/** As a path of --set takes a name. */
const quotedName = (name: string): string => (name.includes(".") ? `"${name}"` : name);

/** Values of options that are no choice of a few words, by the option's name. */
export const OPTION_VALUES: Readonly<Partial<Record<string, Values>>> = {
  outcomes: listOf("all"),
  series: listOf("objective"),
  objective: () => outcomes,
  best: () => outcomes,
  reference: structures,
  params: files(...YAML),
  set: keys,
  parameterScan: keys,
  parameterList: keys,
  group: () => groups,
  scenario: files(...YAML),
  cases: files(".csv"),
  baseline: files(".json"),
  samples: files(".csv", ".parquet"),
  samplesInputs: files(".csv", ".parquet"),
  output: files(...Object.values(FORMAT_EXTENSIONS).filter((extension) => extension !== undefined)),
  precision: () => shellWords(["winner", "1%"]),
};

/** Values of arguments, by the argument's name. */
export const ARGUMENT_VALUES: Readonly<Partial<Record<string, Values>>> = {
  scenario: files(...YAML),
  export: files(".csv"),
  result: files(".json"),
  folder: files(),
  shard: files(".shard"),
  before: files(".json"),
  now: files(".json"),
  file: files(...YAML),
  subject: (wanted) => [...structures(wanted), ...ids, ...groups, ...outcomes],
  A: structures,
  B: structures,
};
