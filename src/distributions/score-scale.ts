import { exp } from "./elementary/exp.js";
import { log } from "./elementary/log.js";
import type { QuantileScale } from "./spec.js";

/** A monotone map of a range of values onto the whole line, on which a value known by quantiles is normal. */
export interface ScoreScale {
  readonly min: number;
  readonly max: number;
  /** Infinite at and beyond the ends of the range. */
  readonly toScore: (value: number) => number;
  readonly toValue: (score: number) => number;
}

export const SCORE_SCALES: Readonly<Record<QuantileScale, ScoreScale>> = {
  identity: { min: -Infinity, max: Infinity, toScore: (value) => value, toValue: (score) => score },
  log: {
    min: 0,
    max: Infinity,
    toScore: (value) => log(Math.max(0, value)),
    toValue: (score) => exp(score),
  },
  logit: {
    min: 0,
    max: 1,
    toScore: (value) => log(Math.max(0, value) / Math.max(0, 1 - value)),
    toValue: (score) => 1 / (1 + exp(-score)),
  },
};
