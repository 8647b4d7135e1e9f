/** What a run with a target aimed at and where it ended, as the result file has it. */
export type StoppingRecord = PrecisionRecord | WinnerRecord;

interface CommonRecord {
  /** Whether the target was reached; if not, `maxTrials` or an interrupt ended the run. */
  readonly reached: boolean;
  readonly maxTrials: number;
}

export interface PrecisionRecord extends CommonRecord {
  readonly until: "precision";
  /** Of the mean (0.01 = 1 %), or in the unit of the objective. */
  readonly kind: "relative" | "absolute";
  readonly target: number;
  /** The widest 95 % half-width of a structure's mean objective, in the target's terms. */
  readonly halfWidth: number;
}

export interface WinnerRecord extends CommonRecord {
  readonly until: "winner";
  readonly confidence: number;
  readonly indifference: number;
  /** The structure whose mean objective may be short of the best by least. */
  readonly leader: string;
  /** With the confidence asked for, it is short by no more than this; null in the file if nothing is known yet. */
  readonly shortfallAtMost: number;
}

/** Two structures by the objective, as the result file has them; every pair stands once, in the order of the scenario. */
export interface PairRecord {
  readonly first: string;
  readonly second: string;
  /** P(the first is better in a sample), ties counting half, and its Monte Carlo standard error. */
  readonly probabilityFirstBetter: number;
  readonly standardError: number;
  /** Mean objective of the first less that of the second, its sign turned if less is better. */
  readonly advantage: number;
  readonly advantageStandardError: number;
}
