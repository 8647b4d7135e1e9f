import type { Estimate } from "../../analysis/estimate.js";
import type { OutcomeText } from "../outcome-text.js";

/** Everything a verdict rests on, made from a stored result; names as readers see them. */
export interface VerdictFigures {
  readonly objective: Pick<OutcomeText, "label" | "unit" | "better">;
  readonly currency?: string;
  /** `within 24 months`, `by the end of Dec 2028`. */
  readonly horizon: string;
  /** Those with a mean objective, best first; none where nothing can be said. */
  readonly structures: readonly VerdictStructure[];
  /**
   * Why there are none. `unordered`: neither more nor less of the objective is better; `no-samples`: no trial has it of every structure.
   */
  readonly noData?: "overflow" | "no-samples" | "unordered";
  /** Without samples: the structures of which no trial has the objective; empty where each has it in some. Absent where none has it. */
  readonly without?: readonly string[];
  /** What a difference must exceed to matter, in the unit of the objective; NaN: not known. */
  readonly indifference: number;
  /** What becomes of the lead with the leader's mandate for all; absent where all have it. */
  readonly equalMandate?: VerdictMandate;
  /** Whether what sets the structures apart comes after the months simulated. */
  readonly changesAfterHorizon?: boolean;
  readonly todayAsked?: VerdictAsked;
  /** What the answer hangs on most, to follow "it hangs most on"; absent where that is not known. */
  readonly hangsOn?: string;
}

export interface VerdictStructure {
  readonly name: string;
  readonly isToday: boolean;
  readonly mean: Estimate;
  /** Ends of its 90 % interval. */
  readonly interval: { readonly low: number; readonly high: number };
  /** Paired: by how much the best mean is better than its own; 0 without error for the best itself and for what equals it. */
  readonly shortfall: Estimate;
  /** Share of the samples in which it is best. */
  readonly probabilityBest: number;
  /** Absent where there is no structure of today, or it is today's. */
  readonly versusToday?: VersusToday;
  /** Whether it differs from today's in its mandate and in nothing else. */
  readonly onlyMandateChanges?: boolean;
  /** Of a structure that today's is changed into on the way. */
  readonly payback?: VerdictPayback;
}

/** A structure against today's. */
export interface VersusToday {
  /** Its mean advantage, paired; positive = better, whichever direction is. */
  readonly advantage: Estimate;
  /** Share of the samples in which it is better. */
  readonly better: number;
  /** Share in which it is worse by more than what does not matter; absent where not known. */
  readonly worse?: number;
}

interface VerdictPayback {
  readonly withinHorizon: number;
  /** Whether half of the samples are paid back within the horizon. */
  readonly isUsual: boolean;
}

/** Today's structure with a mandate that neither it nor the winner has. */
export interface VerdictAsked {
  readonly option: string;
  /** By how much what is best as things are is then better, paired. */
  readonly aheadOfToday: Estimate;
}

/** Who would be first with one mandate for all. */
export interface VerdictMandate {
  readonly option: string;
  /** Who would be first, and who next. */
  readonly winner: string;
  readonly next: string;
  readonly lead: Estimate;
  /** Whether the winner is another than as things are. */
  readonly flips: boolean;
  /** Where today's structure then has another mandate than now: by how much what is best as things are is then better, paired. */
  readonly aheadOfToday?: Estimate;
}
