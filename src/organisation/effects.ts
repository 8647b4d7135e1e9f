import type { EffectTarget } from "../assumptions/effect-targets.js";

/**
 * One factor of a structure's effect on `target`: the value, trial by trial, of the planned input `input`, raised to the
 * power of the value of the planned input `exponent`, if there is one.
 */
export interface EffectTerm {
  readonly target: EffectTarget;
  readonly input: string;
  readonly exponent?: string;
}
