import type { Domain } from "../../assumptions/assumption.js";
import type { QuantityKind } from "../../assumptions/quantity.js";
import { parseValue } from "../../assumptions/value-notation.js";
import { InvalidInput } from "../../foundation/problem.js";
import { OUTCOME_IDS, type OutcomeId } from "../../funnel/outcomes.js";
import { nearest } from "../../scenario/problems.js";
import { isWithinLimits, limitsInWords, type LimitedOption } from "./limits.js";

/** One certain number of an option, and how it may be written. */
interface NumberOption {
  readonly option: string;
  readonly domain: Domain;
  readonly kind?: QuantityKind;
  /** A thousand times as much is conceivable, too. */
  readonly thousandsConceivable?: boolean;
  /** What it takes, in words. */
  readonly expected: string;
  readonly isAllowed: (value: number) => boolean;
}

/** Said of the number itself, with what to write; anything else is told by what the option takes. */
const TOLD_OF_WRITING = [
  "thousands-or-decimals",
  "decimal-comma",
  "thousands-points",
  "plus-sign",
  "percent-of-what",
  "currency-in-value",
];

/** Reads the number as scenario files write it: `10k`, `50 %`. Throws InvalidInput. */
export function readNumberOption(text: string, asked: NumberOption): number {
  const { option, domain, kind, thousandsConceivable = false, expected, isAllowed } = asked;
  const parsed = parseValue(text, domain, { ...(kind && { kind }), thousandsConceivable });
  if ("fault" in parsed && TOLD_OF_WRITING.includes(parsed.fault.code)) {
    const { code, arguments: details } = parsed.fault;
    throw new InvalidInput([{ code, severity: "error", arguments: details, keyPath: option }]);
  }
  if ("spec" in parsed && parsed.spec.kind === "constant" && isAllowed(parsed.spec.value)) return parsed.spec.value;
  throw optionValue(option, text, expected);
}

/** What an option was given is not what it takes. */
export const optionValue = (option: string, found: string, expected: string): InvalidInput =>
  new InvalidInput([{ code: "option-value", severity: "error", arguments: { option, found, expected } }]);

/** A whole number within the limits of an option. */
export const wholeNumber = (option: string, limited: LimitedOption): NumberOption => ({
  option,
  domain: "count",
  kind: "count",
  expected: limitsInWords(limited),
  isAllowed: (value) => isWithinLimits(limited, value),
});

const JOBS = wholeNumber("--jobs", "jobs");
const BASE_POINTS = wholeNumber("--base-points", "basePoints");
const MAX_TRIALS = wholeNumber("--max-trials", "maxTrials");

/** Threads of `--jobs`, or `fallback` without it. Throws InvalidInput. */
export const readJobs = (text: string | undefined, fallback: number): number =>
  text === undefined ? fallback : readNumberOption(text, JOBS);

/** Structure-months a call may take without being asked for: ten minutes or so. */
const DEFAULT_MAX_WORK = 2e9;
const MAX_WORK: NumberOption = {
  option: "--max-work",
  domain: "positive",
  kind: "count",
  thousandsConceivable: true,
  expected: "a number of structure-months, such as 10000000000, 10G or 1e10",
  isAllowed: (work) => work >= 1,
};

/** Structure-months of `--max-work`. Throws InvalidInput. */
export const readMaxWork = (text: string | undefined): number =>
  text === undefined ? DEFAULT_MAX_WORK : readNumberOption(text, MAX_WORK);

/** Base points of `--base-points`; nothing without it. Throws InvalidInput. */
export const readBasePoints = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : readNumberOption(text, BASE_POINTS);

/** Trials of `--max-trials`. Throws InvalidInput. */
export const readMaxTrials = (text: string): number => readNumberOption(text, MAX_TRIALS);

/** An amount in the unit of an outcome, or a share of it. */
export interface AmountOrShare {
  readonly value: number;
  readonly isShare: boolean;
}

/** `50000`, `50k` or `1%`. Throws InvalidInput. */
export function readAmountOrShare(
  text: string,
  option: string,
  expected: string,
  isAllowed: (amount: AmountOrShare) => boolean,
): AmountOrShare {
  const isShare = text.includes("%");
  const value = readNumberOption(text, {
    option,
    domain: "non-negative",
    thousandsConceivable: !isShare,
    expected,
    isAllowed: (read) => isAllowed({ value: read, isShare }),
  });
  return { value, isShare };
}

/** Outcomes of an option `a,b,c`, each once, or all. Throws InvalidInput with every unknown one. */
export function readOutcomes(text: string, option = "--outcomes"): readonly OutcomeId[] {
  if (text === "all") return OUTCOME_IDS;
  const names = text.split(",").map((name) => name.trim());
  const isOutcome = (name: string): name is OutcomeId => OUTCOME_IDS.some((id) => id === name);
  const problems = names
    .filter((name) => !isOutcome(name))
    .map((found) => ({
      code: "unknown-outcome" as const,
      severity: "error" as const,
      arguments: { found, allowed: OUTCOME_IDS, ...nearest(found, OUTCOME_IDS) },
      keyPath: option,
    }));
  if (problems.length > 0) throw new InvalidInput(problems);
  return [...new Set(names.filter(isOutcome))];
}
