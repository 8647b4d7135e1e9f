/** Low and high end; -Infinity and Infinity where the trials say nothing on that side. */
export type Interval = readonly [low: number, high: number];

/** What some trials say about a number: the point estimate, and an interval that covers the truth with a known probability. */
export interface IntervalEstimate {
  /** NaN without data. */
  readonly observed: number;
  readonly interval: Interval;
  /** Trials with data behind it. */
  readonly samples: number;
  /** Trials without data (0/0), left out. */
  readonly noData: number;
  /** The differences a rank or an order rests on. */
  readonly comparisons?: readonly PairDifference[];
}

/** Mean of the first structure minus mean of the second, paired. */
export interface PairDifference {
  readonly first: string;
  readonly second: string;
  readonly observed: number;
  readonly interval: Interval;
}
