import type { StoppingTarget } from "../../analysis/stopping.js";
import { InvalidInput, type Problem, type ProblemArguments, type ProblemCode } from "../../foundation/problem.js";
import { readMaxTrials } from "../options/values.js";

/** Options of a run that chooses its own number of trials. */
export interface PrecisionOptions {
  readonly trials?: string;
  readonly precision?: string;
  readonly indifference?: string;
  readonly maxTrials?: string;
}

/** When to stop, and after how many trials at the latest. */
export interface Stopping {
  readonly target: StoppingTarget;
  readonly maxTrials: number;
}

const DEFAULT_MAX_TRIALS = 1_000_000;
const WINNER_CONFIDENCE = 0.95;

/** What `--precision` and its companions ask for; nothing without it. Throws InvalidInput. */
export function readStopping(options: PrecisionOptions): Stopping | undefined {
  const { trials, precision, indifference, maxTrials } = options;
  const byWinner = precision === "winner";
  const problems: Problem[] = [
    ...(precision !== undefined && trials !== undefined ? [TRIALS_AND_PRECISION] : []),
    ...(precision === undefined && maxTrials !== undefined ? [needs("--max-trials", "--precision")] : []),
    ...(!byWinner && indifference !== undefined ? [needs("--indifference", "--precision winner")] : []),
  ];
  if (problems.length > 0) throw new InvalidInput(problems);
  if (precision === undefined) return undefined;
  const target: StoppingTarget = byWinner
    ? { until: "winner", confidence: WINNER_CONFIDENCE, indifference: readIndifference(indifference ?? "0") }
    : readPrecision(precision);
  return { target, maxTrials: maxTrials === undefined ? DEFAULT_MAX_TRIALS : readMaxTrials(maxTrials) };
}

function readPrecision(text: string): StoppingTarget {
  const amount = readAmount(text);
  if (amount === undefined || !(amount.value > 0)) {
    throw optionValue("--precision", text, "a percentage of the mean (1%), an amount (50000 or 50k), or: winner");
  }
  return { until: "precision", kind: amount.isShare ? "relative" : "absolute", halfWidth: amount.value };
}

function readIndifference(text: string): number {
  const amount = readAmount(text);
  if (amount === undefined || amount.isShare) {
    throw optionValue("--indifference", text, "an amount in the unit of the objective, such as 0, 50000 or 50k");
  }
  return amount.value;
}

const SUFFIXES: Readonly<Record<string, number>> = { "": 1, "%": 0.01, k: 1e3, m: 1e6, b: 1e9 };

/** `1%`, `50000`, `50k`, `1.5M`. */
function readAmount(text: string): { readonly value: number; readonly isShare: boolean } | undefined {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s?(%|[kmb]?)$/iu.exec(text.trim());
  if (match === null) return undefined;
  const suffix = match[2].toLowerCase();
  return { value: Number(match[1]) * SUFFIXES[suffix], isShare: suffix === "%" };
}

const problem = <Code extends ProblemCode>(code: Code, given: ProblemArguments[Code]): Problem<Code> => ({
  code,
  severity: "error",
  arguments: given,
});

const optionValue = (option: string, found: string, expected: string): InvalidInput =>
  new InvalidInput([problem("option-value", { option, found, expected })]);

const needs = (option: string, needed: string): Problem => problem("option-needs", { option, needed });

const TRIALS_AND_PRECISION: Problem = problem("options-exclude", {
  options: ["--trials", "--precision"],
  reason: "a precision chooses the number of trials itself; --max-trials limits it",
});
