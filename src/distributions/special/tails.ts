/** Both tail probabilities at one point, and the density there of log X (gamma) or of the log-odds of X (beta). */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
  readonly density: number;
}
