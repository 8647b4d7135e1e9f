import type { RankCorrelation } from "../distributions/correlation.js";
import type { DistributionSpec } from "../distributions/spec.js";
import type { EffectTerm } from "../organisation/effects.js";
import type { Managers } from "../organisation/managers.js";
import type { Posts, Team } from "../organisation/structure.js";
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
  /** Posts of today's teams: what describes today uses these and the scenario's values. */
  readonly todayPosts: Posts;
  /** Every input of the model, certain ones included: the assumptions of the book, the structures' effects and overrides. */
  readonly inputs: readonly PlannedInput[];
  /** Rank correlations between streams. */
  readonly correlations: readonly RankCorrelation[];
  /**
   * Effects of today's structure; those of every structure count relative to them, and terms that both have cancel exactly.
   * Absent: a company without structure effects.
   */
  readonly todayEffects?: readonly EffectTerm[];
  readonly structures: readonly PlannedStructure[];
  /**
   * Exponent of every structure's (relative) effects, >= 0: at 1 (the default) the ratios are as they are, at 0.5 their square roots,
   * at 0 there are none.
   */
  readonly effectStrength?: number;
  /** Rows of a sampling design in place of independent draws. */
  readonly design?: Design;
  /** How the uncertain assumptions of the book are drawn. Absent: independently. `qmc`: scrambled Sobol' points (quasi/). */
  readonly sampling?: "qmc";
}

/**
 * One input. `stream` names the uniform number its draws use: inputs of the same stream move together. It equals `id`
 * except for a structure's own effects, whose stream is `effect.own.<target>` so that identical structures stay identical,
 * and for overrides, whose stream is the assumption's that they override.
 */
export interface PlannedInput {
  readonly id: string;
  readonly stream: string;
  readonly distribution: DistributionSpec;
}

export interface PlannedStructure {
  readonly id: string;
  /** What it goes through, at least one: it begins with the first, and is in each later one from month `from` on. */
  readonly states: readonly PlannedState[];
}

/** A structure between two changes. Effects settle and disruption fades inside the kernel: this is where they go. */
export interface PlannedState {
  /** First month in place, from 0 on, strictly increasing from the second state on; 0 in the first. */
  readonly from: number;
  readonly posts: Posts;
  /** Factors multiply; a target without a term has effect exactly 1. */
  readonly effects: readonly EffectTerm[];
  /** Under `effects: none`: every relative effect is exactly 1, also under today's structure. `effects` is then empty. */
  readonly neutral: boolean;
  /** Assumptions whose place another planned input takes. */
  readonly overrides: readonly Override[];
  readonly managers: Managers;
  /** Teams that get another superior when this state begins; none in the first. */
  readonly disrupted: readonly Team[];
}

interface Override {
  /** Id of the assumption. */
  readonly assumption: string;
  /** Id of the planned input that takes its place. */
  readonly input: string;
}

/** Ids of the inputs beside the book's assumptions that today's structure and the plan's structures read. */
export function inputsOfStructures({ structures, todayEffects = [] }: Plan): string[] {
  const states = structures.flatMap((structure) => structure.states);
  const terms = [...todayEffects, ...states.flatMap(({ effects }) => effects)];
  const overrides = states.flatMap((state) => state.overrides.map(({ input }) => input));
  return [
    ...new Set([...terms.flatMap(({ input, exponent }) => [input, ...(exponent ? [exponent] : [])]), ...overrides]),
  ];
}

/** The state that a structure ends up in. */
export function lastState({ states }: PlannedStructure): PlannedState {
  return states[states.length - 1];
}
