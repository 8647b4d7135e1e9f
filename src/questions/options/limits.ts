import { MOST_TRIALS } from "../../scenario/most-trials.js";

/** What-ifs that a sweep may have. */
export const MOST_WHAT_IFS = 1_000_000;

/** The least and the most of options that are whole numbers, on the command line as in the library. */
export const WHOLE_LIMITS = {
  jobs: [1, 1024],
  trials: [1, MOST_TRIALS],
  /** One trial has no error that could be told. */
  maxTrials: [2, MOST_TRIALS],
  basePoints: [2, 1_000_000],
  whatIfs: [2, MOST_WHAT_IFS],
} as const satisfies Readonly<Record<string, readonly [least: number, most: number]>>;

export type LimitedOption = keyof typeof WHOLE_LIMITS;

export const isWithinLimits = (option: LimitedOption, value: number): boolean =>
  value >= WHOLE_LIMITS[option][0] && value <= WHOLE_LIMITS[option][1];

export const limitsInWords = (option: LimitedOption): string => {
  const [least, most] = WHOLE_LIMITS[option];
  return `a whole number from ${String(least)} to ${String(most)}`;
};

/** How sure checks and winners may be asked to be. */
export const isConfidence = (share: number): boolean => share >= 0.5 && share < 1;
