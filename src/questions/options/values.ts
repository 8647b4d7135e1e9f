import { InvalidInput } from "../../foundation/problem.js";
import { OUTCOME_IDS, type OutcomeId } from "../../funnel/outcomes.js";
import { nearest } from "../../scenario/problems.js";

const MOST_JOBS = 1024;

/** Threads of `--jobs`, or `fallback` without it. Throws InvalidInput. */
export function readJobs(text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const jobs = Number(text);
  if (/^\d+$/u.test(text) && jobs >= 1 && jobs <= MOST_JOBS) return jobs;
  const expected = `a whole number from 1 to ${MOST_JOBS}`;
  throw new InvalidInput([
    { code: "option-value", severity: "error", arguments: { option: "--jobs", found: text, expected } },
  ]);
}

/** Structure-months a call may take without being asked for: ten minutes or so. */
const DEFAULT_MAX_WORK = 2e9;

/** Structure-months of `--max-work`. Throws InvalidInput. */
export function readMaxWork(text: string | undefined): number {
  if (text === undefined) return DEFAULT_MAX_WORK;
  const [, digits, unit] = /^(\d+(?:\.\d+)?(?:e\d{1,2})?)\s?([kMG]?)$/u.exec(text.trim()) ?? [];
  const work = Number(digits) * COUNT_UNITS[unit];
  if (work >= 1) return work;
  const expected = "a number of structure-months, such as 10000000000, 10G or 1e10";
  throw new InvalidInput([
    { code: "option-value", severity: "error", arguments: { option: "--max-work", found: text, expected } },
  ]);
}

const COUNT_UNITS: Readonly<Record<string, number>> = { "": 1, k: 1e3, M: 1e6, G: 1e9 };

export const MOST_BASE_POINTS = 1_000_000;

/** Base points of `--base-points`; nothing without it. Throws InvalidInput. */
export function readBasePoints(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const points = Number(text);
  if (/^\d+$/u.test(text) && points >= 2 && points <= MOST_BASE_POINTS) return points;
  const expected = `a whole number from 2 to ${MOST_BASE_POINTS}`;
  const details = { option: "--base-points", found: text, expected };
  throw new InvalidInput([{ code: "option-value", severity: "error", arguments: details }]);
}

export const MOST_TRIALS = 1_000_000_000;

/** Trials of `--max-trials`. Throws InvalidInput. */
export function readMaxTrials(text: string): number {
  const trials = Number(text);
  if (/^\d+$/u.test(text) && trials >= 2 && trials <= MOST_TRIALS) return trials;
  const expected = `a whole number from 2 to ${MOST_TRIALS}`;
  const details = { option: "--max-trials", found: text, expected };
  throw new InvalidInput([{ code: "option-value", severity: "error", arguments: details }]);
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
