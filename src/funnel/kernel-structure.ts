import type { KernelState } from "./kernel-state.js";
import { Carried, Effect, Tally, Term } from "./model/places.js";

/** A structure: its states, its work arrays and what comes out. */
export class KernelStructure {
  readonly states: Array<KernelState> = [];
  /** Out: the whole horizon. */
  readonly tally: Float64Array = new Float64Array(Tally.Size);
  /** Out, if asked for: cumulative at the end of each month, month by month. */
  readonly monthly: Float64Array;
  /** The stocks so far and the flows of one month. */
  readonly now: Float64Array = new Float64Array(Tally.Size);
  readonly carried: Float64Array = new Float64Array(Carried.Size);
  /** After a change: the terms and effects of the month, and the logarithms of the effects. */
  readonly terms: Float64Array = new Float64Array(Term.Size);
  readonly effects: Float64Array = new Float64Array(Effect.Size);
  readonly logEffects: Float64Array = new Float64Array(Effect.Size);

  constructor(horizonMonths: i32) {
    this.monthly = new Float64Array(horizonMonths * Tally.Size);
  }
}
