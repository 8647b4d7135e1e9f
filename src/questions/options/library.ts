import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { OUTCOME_IDS } from "../../funnel/outcomes.js";
import { nearest } from "../../scenario/problems.js";
import { isConfidence, isWithinLimits, limitsInWords, type LimitedOption } from "./limits.js";

/** What is wrong with a value of an option, as what it should be; undefined if nothing is. */
export type OptionRule = (value: unknown) => string | undefined;

/** A rule for every option of a function of the library: the compiler refuses a table that lacks one. */
export type OptionRules<Options> = { readonly [Key in keyof Required<Options>]: OptionRule };

/** Throws InvalidInput with every option that is unknown or has a value that it cannot have; undefined is not given. */
export function validateOptions<Options extends object>(options: Options, rules: OptionRules<Options>): void {
  if (!isObject(options)) throw wrongType(options, "an object of options");
  const table = rules as Readonly<Record<string, OptionRule>>;
  const allowed = Object.keys(table);
  const problems = Object.entries(options as Readonly<Record<string, unknown>>).flatMap(
    ([option, value]): Problem[] => {
      if (!Object.hasOwn(table, option)) {
        const details = { found: option, allowed, ...nearest(option, allowed) };
        return [{ code: "unknown-key", severity: "error", arguments: details }];
      }
      const expected = value === undefined ? undefined : table[option](value);
      if (expected === undefined) return [];
      return [{ code: "option-value", severity: "error", arguments: { option, found: shown(value), expected } }];
    },
  );
  if (problems.length > 0) throw new InvalidInput(problems);
}

/** Throws InvalidInput for what is no scenario: the name of its file, nothing. */
export function requireScenario(scenario: unknown): void {
  if (isObject(scenario) && "plan" in scenario && "structures" in scenario) return;
  throw wrongType(scenario, "a scenario, as loadScenario and scenarioFrom return it");
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const wrongType = (value: unknown, expected: string): InvalidInput =>
  new InvalidInput([{ code: "wrong-type", severity: "error", arguments: { found: shown(value), expected } }]);

function shown(value: unknown): string {
  if (typeof value === "object" && value !== null)
    return Array.isArray(value) ? `[${value.map(String).join(", ")}]` : "an object";
  return typeof value === "function" ? "a function" : String(value);
}

const rule =
  (expected: string, isRight: (value: unknown) => boolean): OptionRule =>
  (value) =>
    isRight(value) ? undefined : expected;

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

export const wholeWithin = (option: LimitedOption): OptionRule =>
  rule(limitsInWords(option), (value) => isNumber(value) && Number.isInteger(value) && isWithinLimits(option, value));

export const POSITIVE = rule("a number above 0", (value) => isNumber(value) && value > 0);

export const CONFIDENCE = rule("a share from 0.5 to below 1", (value) => isNumber(value) && isConfidence(value));

/** One of what the option of the command line takes. */
export const choiceOf = ({ choices }: { readonly choices: readonly string[] }): OptionRule =>
  rule(`one of: ${choices.join(", ")}`, (value) => choices.some((choice) => choice === value));

export const OUTCOME_LIST = rule(
  `a list of outcomes: ${OUTCOME_IDS.join(", ")}`,
  (value) => Array.isArray(value) && value.every((item) => OUTCOME_IDS.some((id) => id === item)),
);

export const TRUTH = rule("true or false", (value) => typeof value === "boolean");
export const TEXT = rule("a text", (value) => typeof value === "string");
export const TEXT_LIST = rule(
  "a list of texts",
  (value) => Array.isArray(value) && value.every((item) => typeof item === "string"),
);
export const OBJECT = rule("an object", (value) => isObject(value));
export const LIST = rule("a list", Array.isArray);
export const CALLBACK = rule("a function", (value) => typeof value === "function");
/** Functions by names of which none is taken. */
export const functionsNamed = (taken: readonly string[]): OptionRule =>
  rule(`functions by name, and none of these names: ${taken.join(", ")}`, (value) => {
    if (!isObject(value)) return false;
    return Object.entries(value).every(([name, one]) => typeof one === "function" && !taken.includes(name));
  });
export const DATE = rule("a Date", (value) => value instanceof Date && !Number.isNaN(value.getTime()));
export const SHARE = rule("a share from 0 to 0.5", (value) => isNumber(value) && value >= 0 && value <= 0.5);
export const SIGNAL = rule("an AbortSignal", (value) => value instanceof AbortSignal);

/** What a difference must exceed to matter. */
export const SMALLEST_DIFFERENCE = rule(
  'an indifference: { kind: "relative" or "absolute", amount of 0 or more }',
  (value) => {
    if (typeof value !== "object" || value === null) return false;
    const { kind, amount } = value as Readonly<Record<string, unknown>>;
    return (kind === "relative" || kind === "absolute") && isNumber(amount) && amount >= 0;
  },
);

/** When to stop: a precision or a winner. */
export const TARGET = rule(
  'a target: { until: "precision", kind: "relative" or "absolute", halfWidth above 0 }, or ' +
    '{ until: "winner", confidence between 0 and 1 }',
  isTarget,
);

function isTarget(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { until, kind, halfWidth, confidence } = value as Readonly<Record<string, unknown>>;
  if (until === "precision")
    return (kind === "relative" || kind === "absolute") && isNumber(halfWidth) && halfWidth > 0;
  return until === "winner" && isNumber(confidence) && confidence > 0 && confidence < 1;
}
