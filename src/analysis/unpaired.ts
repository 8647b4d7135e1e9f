import { holm } from "../statistics/holm.js";
import { studentUpperTail } from "../statistics/student.js";
import type { Estimate } from "./estimate.js";

/** The same figure by two runs, each over so many trials. */
export interface TwoEstimates {
  readonly before: Estimate;
  readonly now: Estimate;
  readonly trials: number;
}

export interface UnpairedDifference {
  /** Now less before. */
  readonly difference: number;
  /** Of the difference of independent runs: the root of the sum of both squares. */
  readonly standardError: number;
  /** Whether it is told from none, with the confidence asked for in all differences together. */
  readonly resolved: boolean;
}

/**
 * Differences of means of which nothing pairs the samples. Where the runs were independent, P(any difference is said to be resolved
 * that is none) is at most 1 less `confidence` (Student's t for each, Holm's procedure for all). Runs with common luck that moves both
 * alike, as it does almost always (Glasserman & Yao 1992, "Some guidelines and guarantees for common random numbers", Management
 * Science 38), differ by chance by less than that: then fewer differences are resolved than could be.
 * @param figures without data their difference is NaN and not resolved
 */
export function unpairedDifferences(figures: readonly TwoEstimates[], confidence: number): UnpairedDifference[] {
  const differences = figures.map(({ before, now }) => ({
    difference: now.mean - before.mean,
    standardError: Math.hypot(before.standardError, now.standardError),
  }));
  const pValues = differences.map((one, place) => twoSided(one, figures[place].trials));
  const decisions = holm(pValues, 1 - confidence);
  return differences.map((one, place) => ({ ...one, resolved: decisions[place].rejected }));
}

/** P(a difference so far from 0, or farther, by chance alone); a difference without error is certain. */
function twoSided({ difference, standardError }: Omit<UnpairedDifference, "resolved">, trials: number): number {
  if (standardError === 0) return difference === 0 ? 1 : Number.isNaN(difference) ? NaN : 0;
  if (trials < 2 || !Number.isFinite(difference / standardError)) return NaN;
  return 2 * studentUpperTail(Math.abs(difference) / standardError, trials - 1);
}
