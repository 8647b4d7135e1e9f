import type { OutcomeId } from "../funnel/outcomes.js";
import type { MeanEstimate } from "../statistics/running-mean.js";
import type { VarianceComponent } from "../statistics/variance-components.js";

/** What statistics are given of: every outcome, and the objective under a name of its own. */
export type SeriesId = OutcomeId | "objective";

/** The variance of one sample in two parts that add up. */
export interface VarianceSplit {
  /** Between trials: the assumptions. Unbiased, so it may come out below 0 where it is small. */
  readonly whatWeDoNotKnow: VarianceComponent;
  /** Within trials: chance. */
  readonly luck: VarianceComponent;
}

/** Statistics over the samples that have data; NaN where there are too few. */
interface SampleStatistics {
  readonly mean: number;
  /** Monte Carlo standard error of the mean; the replicates of one trial count as dependent. */
  readonly standardError: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  /** Samples without data, left out of the figures: for want of events (0/0), or because a number overflowed. */
  readonly noData: number;
  /** Of these, those in which a number overflowed; absent if none did. The figures are then withheld: what is left is no fair sample. */
  readonly overflowed?: number;
  /** Only with two replicates or more. */
  readonly varianceSplit?: VarianceSplit;
}

/** Statistics of one outcome of one structure. */
export interface OutcomeStatistics extends SampleStatistics {
  /** Standard deviation of the samples (n - 1). */
  readonly sd: number;
}

/** Statistics of one outcome of one structure minus that of the reference in the same sample. */
export interface DifferenceStatistics extends SampleStatistics {
  /** True if the 95 % Monte Carlo interval of the mean (Student) leaves out 0. False: no clear difference. */
  readonly resolved: boolean;
  /**
   * Variance the mean difference would have with independent samples, over the one it has: what pairing is worth.
   * Infinity if the difference is constant, NaN if both structures are.
   */
  readonly varianceReduction: number;
}

/** Of a structure's expectation, which is the mean over the streams of luck of a trial: known from ten of them on. */
export interface ExpectedBest {
  /** Share of the trials, or worlds, in which its expectation is best, and its standard error; k equal structures get 1/k each. */
  readonly probability: number;
  readonly standardError: number;
}

/** How often and by how much a structure is not the best, by the objective; NaN without data. */
export interface BestEstimate {
  /** Share of the samples in which the objective is best; k equal structures get 1/k each. */
  readonly probabilityBest: number;
  readonly probabilityBestStandardError: number;
  /** Mean shortfall of the objective from the best structure of the same sample; >= 0, in its unit. */
  readonly expectedRegret: number;
  readonly expectedRegretStandardError: number;
  /** 1 = lowest expected regret = best mean objective, over the same samples; equal structures share a rank. */
  readonly rank: number;
}

/** How often a structure is worse than the reference by more than what does not matter, and its standard error. */
export interface WorseShare {
  /** Share of the samples in which both have data; NaN without. */
  readonly probability: number;
  readonly standardError: number;
  /** From sums alone: by how much the share may be off, beside its error. */
  readonly offBy?: number;
}

export interface StructureComparison extends BestEstimate {
  readonly id: string;
  /** Only with ten replicates or more. */
  readonly expectedBest?: ExpectedBest;
  /** Those asked for; by default all. */
  readonly outcomes: Readonly<Record<SeriesId, OutcomeStatistics>>;
  /** Absent for the reference, and where nobody asked for it. */
  readonly difference?: Readonly<Record<SeriesId, DifferenceStatistics>>;
  /** By the objective; absent where `difference` is. */
  readonly worseThanReference?: WorseShare;
}

/** Structure A against structure B by the objective, over the samples in which both have data. */
export interface PairComparison {
  /** P(A is better than B), ties counting half. NaN without data. */
  readonly probabilityBetter: number;
  readonly probabilityBetterStandardError: number;
  /** Mean of A - B, with its sign turned if less is better: positive means A is better. */
  readonly advantage: MeanEstimate;
}

/** What a stopping rule needs: cheap enough to ask for after every block. */
export interface ComparisonProgress {
  /** Trials so far. */
  readonly trials: number;
  /** The objective of each structure. */
  readonly objective: readonly MeanEstimate[];
  /** pairs[a][b]: structure a against structure b; a against itself is a tie. NaN for a pair that nobody asked for. */
  readonly pairs: readonly (readonly PairComparison[])[];
}

export interface Comparison extends ComparisonProgress {
  readonly replicates: number;
  /** Differences of the objective up to this do not matter, in its unit; NaN without data. */
  readonly indifference: number;
  /** In the order of the scenario. */
  readonly structures: readonly StructureComparison[];
  /** Samples in which a structure had no objective: left out of probability best, regret and rank, which an overflow withholds. */
  readonly incompleteSamples: number;
  /** The rank of a quantile is off by at most this share of the samples. 0 = exact: every sample was held; NaN where values are. */
  readonly quantileRankError: number;
  /** From sums alone: the samples that a quantile lies between are known to this share of each. */
  readonly quantileValueError?: number;
}
