import type { EffectTarget } from "../assumptions/effect-targets.js";

/** One factor of a structure's effect on `target`: the value, trial by trial, of the planned input `input`. */
export interface EffectTerm {
  readonly target: EffectTarget;
  readonly input: string;
}
