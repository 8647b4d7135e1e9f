import { findAssumption } from "../assumptions/book.js";
import { EFFECT_TARGETS } from "../assumptions/effect-targets.js";
import type { EffectTerm } from "./effects.js";
import type { Background, Mandate, Relation } from "./structure.js";

/**
 * The effects of a structure: every row of the book for its relation, its deciding manager's background and its mandate,
 * in this order. A structure with `effects: none` has no terms; its own effects are appended by the caller.
 */
export function effectTerms(relation: Relation, background: Background, mandate: Mandate): readonly EffectTerm[] {
  const causes = [`effect.relation.${relation}`, `effect.background.${background}`, `effect.mandate.${mandate}`];
  return causes.flatMap((cause) =>
    EFFECT_TARGETS.map((target) => ({ target, input: `${cause}.${target}` })).filter(
      ({ input }) => findAssumption(input) !== undefined,
    ),
  );
}
