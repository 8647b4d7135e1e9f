import type { Estimate } from "../estimate.js";
import type { Information } from "./information.js";
import type { Leaders } from "./leaders.js";
import type { RankCorrelations } from "../../statistics/rank-correlation.js";
import type { Share } from "../../statistics/sobol-indices.js";

/** What one driver does to one figure, all other drivers and luck left to their distributions. */
export interface Influence extends RankCorrelations {
  /** Expectation of the figure at the driver's 5 % and at its 95 % quantile. */
  readonly low: Estimate;
  readonly high: Estimate;
  /**
   * Share of the figure's variance, luck included, that its expectation given the driver has. A bend or an interaction too weak for
   * the choice of terms (of the order of log n / n of the variance) is neither in it nor in its error.
   */
  readonly firstOrder: Share;
}

/** Who is best at both ends of a driver. */
export interface BestEnds {
  /** Places of the structures with the best expectation at its 5 % and at its 95 % quantile. */
  readonly bestAt: readonly [number, number];
  /** By how much each of them is then ahead of the one that is best on average; absent where both are that one. */
  readonly aheadAt?: readonly [Estimate, Estimate];
}

/** An uncertain quantity that some structure's outcome depends on. */
export interface Driver extends BestEnds {
  /** Its stream: one uniform number per trial. */
  readonly id: string;
  /** Ids of the inputs it moves; more than one for structures' own effects on the same target. */
  readonly inputs: readonly string[];
  /** 5 %, 50 % and 95 % quantile of the first of them, in its unit. */
  readonly values: readonly [number, number, number];
  /** On the objective of the structure that is best on average. */
  readonly objective: Influence;
  /** On the decisive difference: the best less the second best, positive where the best is ahead. */
  readonly difference: Influence;
  /** Drivers it is correlated with, directly or through others. */
  readonly correlatedWith: readonly string[];
  readonly information: Information;
}

/** A named set of drivers. */
export interface DriverGroup {
  readonly name: string;
  readonly kind: "all" | "single" | "prefix" | "grade" | "user";
  /** Ids of its drivers. */
  readonly drivers: readonly string[];
}

export interface GroupInformation extends DriverGroup {
  readonly information: Information;
}

/** How much of the variance of a figure the drivers explain. The rest is luck and interactions not in the metamodel. */
export interface Explained {
  /** By the drivers one by one: what they do alone. */
  readonly additive: number;
  /** By products of two drivers. */
  readonly pairs: number;
  readonly rest: number;
}

/** How much of the answer rests on drivers of one grade of evidence. */
export interface GradeShare extends GroupInformation {
  /** Share of the variance of the decisive difference that the drivers explain one by one: shares of all grades add up to 1. */
  readonly explained: number;
}

/** Knowing every driver, but not luck. */
export interface PerfectInformation extends Information {
  /** Per structure: what choosing it costs beside knowing every driver. The smallest is the value of perfect information. */
  readonly expectedLosses: readonly Estimate[];
  /** The mean of the best score of every trial less the largest mean: what foreseeing luck as well would be worth. */
  readonly withLuck: Estimate;
}

/** What decides between the structures. Structures are places in the plan. */
export interface DriversAnalysis extends Leaders {
  readonly explained: { readonly objective: Explained; readonly difference: Explained };
  /** The largest swing of the decisive difference first. */
  readonly drivers: readonly Driver[];
  readonly perfectInformation: PerfectInformation;
  /** The most valuable first. */
  readonly groups: readonly GroupInformation[];
  readonly grades: readonly GradeShare[];
}
