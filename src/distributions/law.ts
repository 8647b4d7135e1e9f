/** A probability distribution of one number. */
export interface Distribution {
  /** The smallest x with P(X <= x) >= `probability`, 0..1; at 0 and 1 the ends of the support, possibly infinite. */
  readonly quantile: (probability: number) => number;
  /** P(X <= x). */
  readonly cdf: (x: number) => number;
  readonly min: number;
  readonly max: number;
  /** Where it has a closed form. */
  readonly mean?: number | undefined;
}

/** A distribution that knows its upper tail as exactly as its lower one, so that it can be truncated anywhere. */
export interface Law extends Distribution {
  /** The x exceeded with `probability`: quantile(1 - probability) without the rounding of that difference. */
  readonly upperQuantile: (probability: number) => number;
  /** P(X > x). */
  readonly survival: (x: number) => number;
}
