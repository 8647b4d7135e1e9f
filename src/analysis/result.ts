/** Statistics of one outcome of one structure over the samples that have data. */
export interface OutcomeStatistics {
  readonly mean: number;
  /** Monte Carlo standard error of the mean. */
  readonly standardError: number;
  readonly sd: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  /** Samples without data (0/0), left out of the figures. */
  readonly noData: number;
}
