import { NO_COMOMENTS, comomentsOf, mergeComoments, type Comoments } from "./comoments.js";
import { NO_MOMENTS, mergeMoments, momentsOf, standardErrorOfMean, type Moments } from "./moments.js";

/**
 * The balanced one-way layout of random effects: sample = mean + effect of the trial + luck of the replicate. Of every
 * trial without missing replicates: m = mean - shift, v = variance of its replicates (n - 1). Trials with missing
 * replicates are left out.
 */
export interface OneWayLayout {
  readonly replicates: number;
  readonly shift: number;
  /** x = m^2 - v / replicates, y = m. */
  readonly trials: Comoments;
  /** Moments of v. */
  readonly within: Moments;
}

export interface VarianceComponent {
  readonly variance: number;
  readonly standardError: number;
}

/** The variance of one sample in two parts that add up. NaN below two trials or two replicates. */
export interface VarianceComponents {
  /** Variance of the trials' expectations. Unbiased, so it may come out below 0 where it is small. */
  readonly between: VarianceComponent;
  /** Expected variance of the replicates of one trial. */
  readonly within: VarianceComponent;
}

export function createLayout(replicates: number): OneWayLayout {
  return { replicates, shift: 0, trials: NO_COMOMENTS, within: NO_MOMENTS };
}

/** Those of consecutive parts as that of the whole, by the shift of the first that has data. Merge in a fixed order. */
export function mergeLayouts(a: OneWayLayout, b: OneWayLayout): OneWayLayout {
  if (b.trials.count === 0) return a;
  if (a.trials.count === 0) return b;
  return {
    replicates: a.replicates,
    shift: a.shift,
    trials: mergeComoments(a.trials, shiftedSquares(b.trials, b.shift - a.shift)),
    within: mergeMoments(a.within, b.within),
  };
}

/** With m + by in the place of m: x becomes x + 2 by m + by^2. */
function shiftedSquares({ count, meanX, meanY, m2X, m2Y, m2XY }: Comoments, by: number): Comoments {
  return {
    count,
    meanX: meanX + 2 * by * meanY + by * by,
    meanY: meanY + by,
    m2X: m2X + 4 * by * m2XY + 4 * by * by * m2Y,
    m2Y,
    m2XY: m2XY + 2 * by * m2Y,
  };
}

/** The samples of whole trials of `n` replicates; a trial with a NaN is left out. */
export function layoutOf(samples: Float64Array, n: number): OneWayLayout {
  const complete: Moments[] = [];
  for (let start = 0; start < samples.length; start += n) {
    const trial = momentsOf(samples.subarray(start, start + n));
    if (!Number.isNaN(trial.mean)) complete.push(trial);
  }
  if (complete.length === 0) return createLayout(n);
  const shift = complete[0].mean;
  const means = complete.map(({ mean }) => mean - shift);
  const variances = complete.map(({ m2 }) => m2 / (n - 1));
  const squares = means.map((mean, trial) => mean * mean - variances[trial] / n);
  return { replicates: n, shift, trials: comomentsOf(squares, means), within: momentsOf(variances) };
}

/**
 * The unbiased analysis-of-variance estimators (Searle, Casella & McCulloch 1992, "Variance Components", chapter 3,
 * balanced data: within = MSE, between = (MSA - MSE) / n). Their standard errors are those of averages over independent trials and
 * assume no normal distribution: of v for `within`; of (m - mean)^2 - v/n, the terms of the between estimator, else.
 */
export function varianceComponents({ replicates, trials, within }: OneWayLayout): VarianceComponents {
  const { count, meanY, m2X, m2Y, m2XY } = trials;
  if (count < 2 || replicates < 2) return { between: UNKNOWN, within: UNKNOWN };
  const termVariance = Math.max(0, m2X - 4 * meanY * m2XY + 4 * meanY * meanY * m2Y) / (count - 1);
  return {
    between: {
      variance: m2Y / (count - 1) - within.mean / replicates,
      standardError: Math.sqrt(termVariance / count),
    },
    within: { variance: within.mean, standardError: standardErrorOfMean(within) },
  };
}

const UNKNOWN: VarianceComponent = { variance: NaN, standardError: NaN };
