/** A mean and its Monte Carlo standard error; NaN below two trials. */
export interface Estimate {
  readonly mean: number;
  readonly standardError: number;
}
