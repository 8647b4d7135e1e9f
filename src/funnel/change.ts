import { exp } from "../distributions/elementary/exp.js";
import { fillEffectTerms } from "./effect-terms.js";
import type { KernelState } from "./kernel-state.js";
import type { KernelStructure } from "./kernel-structure.js";
import { Carried, Effect, Input, Setup, Tally, TeamIndex, Today } from "./model/places.js";

/** Readies a structure for its first change: effects are where its first state has them. */
export function beginChanges(structure: KernelStructure): void {
  structure.logEffects.set(structure.states[0].logEffects);
}

/** Disruption fades from month to month. */
export function fade(carried: Float64Array, today: Float64Array): void {
  for (let team = 0; team < TeamIndex.Size; team++) {
    carried[Carried.DisruptionMarketing + team] *= today[Today.DisruptionKept];
  }
}

/** A state begins: posts, managers and inputs change at once, teams with another superior are disrupted, and it costs. */
export function enter(structure: KernelStructure, state: KernelState): void {
  structure.terms.set(state.terms);
  let posts: number = 0;
  for (let team = 0; team < TeamIndex.Size; team++) {
    if (state.setup[Setup.DisruptedMarketing + team] === 0) continue;
    structure.carried[Carried.DisruptionMarketing + team] = 1;
    posts += state.setup[Setup.PostsMarketing + team];
  }
  structure.now[Tally.ReorganisationCost] += posts * state.world[Input.ChangeCostPerHead];
}

/** Effects go a share of the way to those of the state; one that is there already stays what it is, bit for bit. */
export function settle(structure: KernelStructure, state: KernelState, base: Float64Array, today: Float64Array): void {
  const logs = structure.logEffects;
  const effects = structure.effects;
  for (let effect = 0; effect < Effect.Size; effect++) {
    const way = state.logEffects[effect] - logs[effect];
    logs[effect] += way * today[Today.Settling];
    effects[effect] = way === 0 ? state.effects[effect] : exp(logs[effect]);
  }
  fillEffectTerms(structure.terms, effects, state.world, state.setup, base, today);
}
