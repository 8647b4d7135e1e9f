import type { RankCorrelation } from "../distributions/correlation.js";
import type { DistributionSpec } from "../distributions/spec.js";
import type { EffectTerm } from "../organisation/effects.js";
import type { Posts } from "../organisation/structure.js";
import type { Design } from "./design.js";

/**
 * Everything a simulation needs, as plain data: it survives JSON and a structured clone, so any range of its trials can
 * be run in another thread or on another machine.
 */
export interface Plan {
  /** The user's seed text. */
  readonly seed: string;
  readonly horizonMonths: number;
  /** Calendar month of month 0; 0 is January. */
  readonly startMonth: number;
  /** Streams of luck per draw of the assumptions, >= 1. */
  readonly replicates: number;
  /** Posts of today's teams: the yardstick of marketing's effort. */
  readonly todayPosts: Posts;
  /** Every input of the model, certain ones included: all assumptions of the book and the structures' effects. */
  readonly inputs: readonly PlannedInput[];
  /** Rank correlations between streams. */
  readonly correlations: readonly RankCorrelation[];
  readonly structures: readonly PlannedStructure[];
  /**
   * Exponent of every structure's effects, >= 0: at 1 (the default) the ratios are as they are, at 0.5 their square roots,
   * at 0 there are none.
   */
  readonly effectStrength?: number;
  /** Rows of a sampling design in place of independent draws. */
  readonly design?: Design;
}

/**
 * One input. `stream` names the uniform number its draws use: inputs of the same stream move together. It equals `id`
 * except for a structure's own effects, whose stream is `effect.own.<target>` so that identical structures stay identical.
 */
export interface PlannedInput {
  readonly id: string;
  readonly stream: string;
  readonly distribution: DistributionSpec;
}

export interface PlannedStructure {
  readonly id: string;
  readonly posts: Posts;
  /** Factors multiply; a target without a term has effect exactly 1. */
  readonly effects: readonly EffectTerm[];
}
