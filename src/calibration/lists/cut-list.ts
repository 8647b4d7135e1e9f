/** A list whose rows were read, to be cut off at the end of a day. Days since 1970. */
export interface CutList<List> {
  /** The last day on which anything is said to have happened. */
  readonly last: number;
  readonly until: (day: number) => List;
}
