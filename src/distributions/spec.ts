/**
 * Uncertainty as plain data: what a scenario says about one number. A spec survives JSON and a structured clone;
 * `distribution()` turns it into quantile and distribution functions.
 */
export type DistributionSpec =
  | ConstantSpec
  | QuantilesSpec
  | NormalSpec
  | LogNormalSpec
  | BetaSpec
  | UniformSpec
  | TriangularSpec
  | PertSpec
  | GammaSpec
  | DiscreteSpec
  | EmpiricalSpec
  | TruncatedSpec;

/** The scale on which a value known by quantiles is normal. */
export type QuantileScale = "identity" | "log" | "logit";

/** A value that is certain. */
export interface ConstantSpec {
  readonly kind: "constant";
  readonly value: number;
}

/**
 * A value known by two or three of its quantiles, normal on `scale`. Two points fix mean and standard deviation. Three
 * points (the middle one the median) give each half its own standard deviation: a two-piece normal.
 */
export interface QuantilesSpec {
  readonly kind: "quantiles";
  readonly scale: QuantileScale;
  readonly points: readonly QuantilePoint[];
}

/** `value` is the `probability`-quantile; 0 < probability < 1. */
export interface QuantilePoint {
  readonly probability: number;
  readonly value: number;
}

export interface NormalSpec {
  readonly kind: "normal";
  readonly mean: number;
  readonly sd: number;
  /** What a mean and its standard error were computed from. */
  readonly data?: ColumnData;
}

/** Where numbers that were read from a file come from. Decides no number. */
export interface ColumnData {
  readonly file: string;
  readonly column: string;
  /** Which rows, in words; absent: all. */
  readonly where?: string;
  /** Values it rests on. */
  readonly count: number;
  /** Digest of the file's text. */
  readonly sha256: string;
}

/** `mean` and `sd` are those of the value itself, not of its logarithm. */
export interface LogNormalSpec {
  readonly kind: "lognormal";
  readonly mean: number;
  readonly sd: number;
}

export interface BetaSpec {
  readonly kind: "beta";
  readonly alpha: number;
  readonly beta: number;
  /** What a mean and its standard error were computed from. */
  readonly data?: ColumnData;
}

export interface UniformSpec {
  readonly kind: "uniform";
  readonly low: number;
  readonly high: number;
}

export interface TriangularSpec {
  readonly kind: "triangular";
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}

/** Modified PERT; `shape` 4 is the classic one. */
export interface PertSpec {
  readonly kind: "pert";
  readonly low: number;
  readonly mode: number;
  readonly high: number;
  readonly shape: number;
}

/** Mean = shape x scale. */
export interface GammaSpec {
  readonly kind: "gamma";
  readonly shape: number;
  readonly scale: number;
  /** What a mean and its standard error were computed from. */
  readonly data?: ColumnData;
}

/** `values` ascending; `weights` positive, any sum. */
export interface DiscreteSpec {
  readonly kind: "discrete";
  readonly values: readonly number[];
  readonly weights: readonly number[];
}

/** Observed values, ascending; quantiles interpolate between them (type 7). */
export interface EmpiricalSpec {
  readonly kind: "empirical";
  readonly values: readonly number[];
  readonly data?: ColumnData;
}

/** `of`, given that it lies within [min, max]; a missing side is unbounded. */
export interface TruncatedSpec {
  readonly kind: "truncated";
  readonly of: Exclude<DistributionSpec, TruncatedSpec>;
  readonly min?: number;
  readonly max?: number;
}
