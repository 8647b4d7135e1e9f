import { log } from "../distributions/elementary/log.js";
import { fillEffectTerms } from "./effect-terms.js";
import { Effect, Setup, Term } from "./model/places.js";
import { fillSetupTerms, fillWorldTerms } from "./terms.js";

/** A state of a structure: what goes in, and the terms that follow for a trial. */
export class KernelState {
  /** In, once. */
  readonly setup: Float64Array = new Float64Array(Setup.Size);
  /** In, for every trial: effects relative to today's, ratios, 1 = none. */
  readonly effects: Float64Array = new Float64Array(Effect.Size);
  readonly logEffects: Float64Array = new Float64Array(Effect.Size);
  /** In, for every trial: the inputs; an array of its own where the state overrides any. */
  readonly world: Float64Array;
  /** With the effects settled. */
  readonly terms: Float64Array = new Float64Array(Term.Size);

  constructor(world: Float64Array) {
    this.world = world;
  }

  /**
   * @param worldTerms those of the scenario's own inputs
   * @param settles whether effects will move from or to this state's
   */
  prepare(base: Float64Array, worldTerms: Float64Array, today: Float64Array, settles: boolean): void {
    if (this.world === base) this.terms.set(worldTerms);
    else fillWorldTerms(this.terms, this.world, base, today);
    fillSetupTerms(this.terms, this.world, this.setup, today);
    fillEffectTerms(this.terms, this.effects, this.world, this.setup, base, today);
    if (!settles) return;
    for (let effect = 0; effect < Effect.Size; effect++) this.logEffects[effect] = log(this.effects[effect]);
  }
}
