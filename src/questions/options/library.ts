import { isObject, requireType } from "../../foundation/require-type.js";
import { OUTCOME_IDS } from "../../funnel/outcomes.js";
import { ruleOf, type OptionRule } from "../../scenario/library-options.js";
import { isConfidence, isWithinLimits, limitsInWords, type LimitedOption } from "./limits.js";

export {
  CALLBACK,
  FLAGS,
  TEXT,
  TEXT_LIST,
  TRUTH,
  validateOptions,
  type OptionRules,
} from "../../scenario/library-options.js";

/** Throws InvalidInput for what is no scenario: the name of its file, nothing. */
export function requireScenario(scenario: unknown): void {
  requireType(isScenario(scenario), scenario, "a scenario, as loadScenario and scenarioFrom return it");
}

/** Throws InvalidInput for what is no path of `what`, such as "a result file". */
export function requirePath(path: unknown, what: string): void {
  requireType(typeof path === "string", path, `the path of ${what}`);
}

function isScenario(value: unknown): boolean {
  if (!isObject(value) || !("plan" in value && "structures" in value)) return false;
  const { plan, structures } = value;
  return isObject(plan) && "structures" in plan && Array.isArray(plan.structures) && Array.isArray(structures);
}

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

export const wholeWithin = (option: LimitedOption): OptionRule =>
  ruleOf(limitsInWords(option), (value) => isNumber(value) && Number.isInteger(value) && isWithinLimits(option, value));

export const POSITIVE = ruleOf("a number above 0", (value) => isNumber(value) && value > 0);

export const CONFIDENCE = ruleOf("a share from 0.5 to below 1", (value) => isNumber(value) && isConfidence(value));

/** One of what the option of the command line takes. */
export const choiceOf = ({ choices }: { readonly choices: readonly string[] }): OptionRule =>
  ruleOf(`one of: ${choices.join(", ")}`, (value) => choices.some((choice) => choice === value));

export const OUTCOME_LIST = ruleOf(
  `a list of outcomes: ${OUTCOME_IDS.join(", ")}`,
  (value) => Array.isArray(value) && value.every((item) => OUTCOME_IDS.some((id) => id === item)),
);

/** A list of which every item is right. */
export const listOf = (expected: string, isRight: (item: unknown) => boolean): OptionRule =>
  ruleOf(`a list of ${expected}`, (value) => Array.isArray(value) && value.every(isRight));
/** Functions by names of which none is taken. */
export const functionsNamed = (taken: readonly string[]): OptionRule =>
  ruleOf(`functions by name, and none of these names: ${taken.join(", ")}`, (value) => {
    if (!isObject(value)) return false;
    return Object.entries(value).every(([name, one]) => typeof one === "function" && !taken.includes(name));
  });
export const DATE = ruleOf("a Date", (value) => value instanceof Date && !Number.isNaN(value.getTime()));
export const SHARE = ruleOf("a share from 0 to 0.5", (value) => isNumber(value) && value >= 0 && value <= 0.5);
export const SIGNAL = ruleOf("an AbortSignal", (value) => value instanceof AbortSignal);

/** What a difference must exceed to matter. */
export const SMALLEST_DIFFERENCE = ruleOf(
  'an indifference: { kind: "relative" or "absolute", amount of 0 or more }',
  (value) => {
    if (typeof value !== "object" || value === null) return false;
    const { kind, amount } = value as Readonly<Record<string, unknown>>;
    return (kind === "relative" || kind === "absolute") && isNumber(amount) && amount >= 0;
  },
);

/** When to stop: a precision or a winner. */
export const TARGET = ruleOf(
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
