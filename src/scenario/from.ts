import { InvalidInput } from "../foundation/problem.js";
import { isObject, requireType, shownValue } from "../foundation/require-type.js";
import { CALLBACK, FLAGS, TEXT, TEXT_LIST, validateOptions, type OptionRules } from "./library-options.js";
import type { Overlays } from "./overlays.js";
import { parseScenario } from "./parse.js";
import type { ReadFile } from "./read-file.js";
import type { Scenario } from "./scenario.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "not-plain-data": { key: string; found: string };
  }
}

export interface FromOptions extends Overlays {
  /** What to call the text in problems and results; default: `scenario`. */
  readonly file?: string;
  /** Reads the files that the scenario names (`extends`, CSV files, `params`); default: none is read. */
  readonly read?: ReadFile;
}

/** What the text is called, and what reads the files it names. */
export const MEMORY_RULES: OptionRules<Pick<FromOptions, "file" | "read">> = { file: TEXT, read: CALLBACK };

const FROM_RULES: OptionRules<FromOptions> = { ...MEMORY_RULES, params: TEXT_LIST, set: TEXT_LIST, flags: FLAGS };

/**
 * A scenario from memory: the YAML text of a scenario file, or the object it stands for. Files that it names are read by `read` alone.
 * @throws InvalidInput with every problem found, sorted by position (of an object: in its JSON)
 */
export function scenarioFrom(given: string | object, options: FromOptions = {}): Scenario {
  validateOptions(options, FROM_RULES);
  const { file = "scenario", read, ...overlays } = options;
  return parseScenario(textOfScenario(given), file, { ...overlays, ...(read && { read: checkedReader(read) }) });
}

const EXPECTED = "the text of a scenario file, or an object";

/** What stands for a scenario file: its text, or that of an object. JSON is YAML too. @throws InvalidInput */
export function textOfScenario(given: string | object): string {
  requireType(typeof given === "string" || isObject(given), given, EXPECTED);
  return typeof given === "string" ? given : jsonOf(given);
}

function jsonOf(given: object): string {
  let text: unknown;
  try {
    text = JSON.stringify(given, plainData, 2);
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
    // A circle, or what it throws itself.
    const reason = (error instanceof Error ? error.message : String(error)).split("\n")[0];
    requireType(false, `an object without JSON (${reason})`, EXPECTED);
  }
  requireType(typeof text === "string", text, EXPECTED);
  return text as string;
}

/** JSON would leave out functions and write others as if they were empty. */
function plainData(key: string, value: unknown): unknown {
  const isPlain =
    !["function", "symbol", "bigint"].includes(typeof value) &&
    !(value instanceof Map || value instanceof Set) &&
    !(typeof value === "number" && !Number.isFinite(value));
  if (isPlain) return value;
  const found = value instanceof Map ? "a Map" : value instanceof Set ? "a Set" : shownNumber(value);
  throw new InvalidInput([{ code: "not-plain-data", severity: "error", arguments: { key, found } }]);
}

const shownNumber = (value: unknown): string =>
  typeof value === "bigint" ? `${String(value)}n, a BigInt` : shownValue(value);

/** A reader of the caller's: what it gives is looked at before it is used. */
export const checkedReader =
  (read: ReadFile): ReadFile =>
  (reference, from) => {
    const answer: unknown = read(reference, from);
    const isRight =
      isObject(answer) &&
      ("fault" in answer
        ? "arguments" in answer && isObject(answer.arguments)
        : ["file", "identity", "text"].every((key) => typeof (answer as Record<string, unknown>)[key] === "string"));
    requireType(
      isRight,
      answer,
      "of the option read, at once and not later, { file, identity, text }, all of them texts, or { fault, arguments }",
    );
    return answer as ReturnType<ReadFile>;
  };
