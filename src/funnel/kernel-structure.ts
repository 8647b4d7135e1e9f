import type { KernelState } from "./kernel-state.js";
import { Carried, Effect, OutcomeIndex, Tally, TeamIndex, Term } from "./model/places.js";

/** A structure: its states, its work arrays and what comes out. */
export class KernelStructure {
  readonly states: Array<KernelState> = [];
  /** Which of the states it is in. */
  place: i32 = 0;
  /** 1 for every team that it has in some state: the others take no work. */
  readonly teams: Int32Array = new Int32Array(TeamIndex.Size);
  /** Out: the whole horizon. */
  readonly tally: Float64Array = new Float64Array(Tally.Size);
  readonly outcomes: Float64Array = new Float64Array(OutcomeIndex.Size);
  /** 1 if a number overflowed on the road to the outcomes, else 0. */
  readonly overflow: Float64Array = new Float64Array(1);
  /** The stocks so far, and flows of one month. */
  readonly now: Float64Array = new Float64Array(Tally.Size);
  readonly carried: Float64Array = new Float64Array(Carried.Size);
  /** After a change: the terms and effects of the month, and the logarithms of the effects. */
  readonly terms: Float64Array = new Float64Array(Term.Size);
  readonly effects: Float64Array = new Float64Array(Effect.Size);
  readonly logEffects: Float64Array = new Float64Array(Effect.Size);
}
