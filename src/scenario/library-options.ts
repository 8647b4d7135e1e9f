import { InvalidInput, type Problem } from "../foundation/problem.js";
import { isObject, requireType, shownValue } from "../foundation/require-type.js";
import type { NamedFlags } from "./overlays.js";
import { nearest } from "./problems.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    // `byOption`: the function itself takes flags.
    "option-of-scenario": { option: string; found: string; byOption: boolean; allowed: readonly string[] };
  }
}

/** What is wrong with a value of an option, as what it should be; undefined if nothing is. */
export type OptionRule = (value: unknown) => string | undefined;

/** A rule for every option of a function of the library: the compiler refuses a table that lacks one. */
export type OptionRules<Options> = { readonly [Key in keyof Required<Options>]: OptionRule };

const FLAG_NAMES: Readonly<Record<keyof NamedFlags, true>> = {
  trials: true,
  seed: true,
  horizon: true,
  reference: true,
  objective: true,
  replicates: true,
  effects: true,
};

/** Throws InvalidInput with every option that is unknown or has a value that it cannot have; undefined is not given. */
export function validateOptions<Options extends object>(options: Options, rules: OptionRules<Options>): void {
  const table = rules as Readonly<Record<string, OptionRule>>;
  const allowed = Object.keys(table);
  requireType(isOptions(options, allowed), options, "an object of options");
  const problems = Object.entries(options as Readonly<Record<string, unknown>>).flatMap(
    ([option, value]): Problem[] => {
      if (!Object.hasOwn(table, option)) return [unknownOption(option, value, allowed)];
      const expected = value === undefined ? undefined : table[option](value);
      if (expected === undefined) return [];
      const details = { option, found: shownValue(value), expected };
      return [{ code: "option-value", severity: "error", arguments: details }];
    },
  );
  if (problems.length > 0) throw new InvalidInput(problems);
}

/** Not a list, nor what inherits something of an option's name, as a Map has `set`. */
const isOptions = (value: unknown, names: readonly string[]): boolean =>
  isObject(value) && !Array.isArray(value) && names.every((name) => !(name in value) || Object.hasOwn(value, name));

function unknownOption(found: string, value: unknown, allowed: readonly string[]): Problem {
  if (Object.hasOwn(FLAG_NAMES, found)) {
    const details = { option: found, found: shownValue(value), byOption: allowed.includes("flags"), allowed };
    return { code: "option-of-scenario", severity: "error", arguments: details };
  }
  const details = { found, allowed, ...nearest(found, allowed) };
  return { code: "unknown-key", severity: "error", arguments: details };
}

/** A rule that says what it expects of what is not right. */
export const ruleOf =
  (expected: string, isRight: (value: unknown) => boolean): OptionRule =>
  (value) =>
    isRight(value) ? undefined : expected;

const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === "string");

export const TRUTH = ruleOf("true or false", (value) => typeof value === "boolean");
export const TEXT = ruleOf("a text", (value) => typeof value === "string");
export const TEXT_LIST = ruleOf("a list of texts", isTextList);
export const CALLBACK = ruleOf("a function", (value) => typeof value === "function");
/** Values of a scenario by their flags, as `Overlays` takes them. */
export const FLAGS = ruleOf(
  `an object of values for flags (${Object.keys(FLAG_NAMES).join(", ")}), each a text or a number`,
  (value) =>
    isObject(value) &&
    !Array.isArray(value) &&
    Object.entries(value).every(
      ([flag, given]) =>
        Object.hasOwn(FLAG_NAMES, flag) && (given === undefined || ["string", "number"].includes(typeof given)),
    ),
);
