import type { Plan } from "../../simulation/plan.js";
import type { Runner } from "../../simulation/runner.js";
import type { Objective } from "../objective.js";
import type { Candidate } from "./candidate.js";
import type { HalvingRound } from "./schedule.js";

/** What may be chosen, and by what. */
export interface ChoiceProblem {
  readonly candidates: readonly Candidate[];
  /** The plan of a what-if and what is best in it. All have one seed and as many streams of luck. */
  readonly planOf: (variant: number) => { readonly plan: Plan; readonly objective: Objective };
  /** The most that the mean cost may be; Infinity: no bound. */
  readonly budget: number;
}

export interface ChoiceOptions {
  /** Every candidate is in the first; the last has all trials. */
  readonly rounds: readonly HalvingRound[];
  /** Told of beside the best at most. */
  readonly most: number;
  readonly runner: Runner;
  readonly signal?: AbortSignal | undefined;
  /** Called with the structures times trials simulated so far. */
  readonly onProgress?: ((done: number) => void) | undefined;
}
