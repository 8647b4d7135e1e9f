import type { Dropped } from "./dropped.js";

/** A list whose rows were read, to be cut off at the end of a day. Days since 1970. */
export interface CutList<List> {
  /** The last day on which anything is said to have happened. */
  readonly last: number;
  /** Rows that say nothing, whatever the day. */
  readonly dropped: Dropped;
  readonly until: (day: number) => List;
}
