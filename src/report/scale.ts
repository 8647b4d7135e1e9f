/** How a column of figures of one unit is written: one divisor and one suffix for all, so that they compare at a glance. */
export interface Scale {
  /** Unit of the figures themselves, as the registries have it; absent where they are plain numbers. */
  readonly unit?: string;
  readonly divisor: number;
  readonly suffix: string;
  /** Significant digits shown at most, however small the standard error. */
  readonly digits: number;
  /** Decimals shown at most: those of the column's largest figure. */
  readonly decimals?: number;
  /** Whether a figure too small for these decimals keeps its first digit, as far as its standard error supports it. */
  readonly keepsSmall?: boolean;
}
