import type { OutcomeId } from "../funnel/outcomes.js";

/** Trials are simulated, merged and written out in blocks of so many at most, whatever the number of threads: see `blockTrials`. */
export const BLOCK_TRIALS = 500;

/**
 * The simulated outcomes of the consecutive trials `firstTrial` .. `firstTrial + trials - 1`.
 * A sample is one replicate of one trial; sample s of a block is replicate s % replicates of trial
 * firstTrial + floor(s / replicates).
 */
export interface Block {
  readonly firstTrial: number;
  readonly trials: number;
  readonly replicates: number;
  /** NaN = no data. Index ((structure * outcomes of a sample) + outcome) * (trials * replicates) + sample. */
  readonly outcomes: Float64Array;
  /** The outcomes of a sample, in the order of the registry, where not all were wanted. */
  readonly outcomeIds?: readonly OutcomeId[];
  /** Values of the plan's inputs, only when asked for. Index trial * inputs + input. */
  readonly inputs?: Float64Array;
  /**
   * Tallies, only when asked for: cumulative at the end of each month, or of the last alone, which then is the only month.
   * Index ((sample * structures + structure) * months + month) * Tally.Size + tally.
   */
  readonly tallies?: Float64Array;
  /** What was spent over the horizon, discounted, only when asked for. Index structure * (trials * replicates) + sample. */
  readonly spent?: Float64Array;
  /** The same line by line. Index (structure * COST_LINES.length + line) * (trials * replicates) + sample. */
  readonly costs?: Float64Array;
  /**
   * Cumulative profit at the end of each month, only when asked for; NaN from where a number has overflowed.
   * Index (sample * structures + structure) * months + month.
   */
  readonly profits?: Float64Array;
  /** Some outcomes month by month, only when asked for. */
  readonly monthly?: MonthlyOutcomes;
}

/** Outcomes at the end of every month. */
export interface MonthlyOutcomes {
  readonly ids: readonly OutcomeId[];
  readonly months: number;
  /** NaN = no data. See `monthPlace`. */
  readonly values: Float64Array;
  /** 1 where a number overflowed by then in one of the samples. Index structure * months + month. */
  readonly overflowed: Uint8Array;
}

/**
 * Where in `values` a month of a structure and an outcome, all by their places, begins: `samples` values of the month alone, and behind
 * them as many of all months up to it.
 */
export const monthPlace = (
  { ids, months }: MonthlyOutcomes,
  samples: number,
  structure: number,
  outcome: number,
  month: number,
): number => ((structure * ids.length + outcome) * months + month) * 2 * samples;
