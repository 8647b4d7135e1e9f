import { findAssumption } from "../assumptions/book.js";
import { EFFECT_TARGETS } from "../assumptions/effect-targets.js";
import type { EffectTerm } from "./effects.js";
import type { TeamPlaces } from "./places.js";
import type { Background, Mandate, Relation } from "./structure.js";

/**
 * The effects of a structure: every row of the book for its relation, its deciding manager's background, its mandate and
 * the places of its teams, in this order, that acts under its relation. A structure with `effects: none` has no terms; its
 * own effects are appended by the caller.
 * @param places of the teams that have posts
 */
export function effectTerms(
  relation: Relation,
  background: Background,
  mandate: Mandate,
  places: TeamPlaces = {},
): readonly EffectTerm[] {
  const causes = [
    `effect.relation.${relation}`,
    `effect.background.${background}`,
    `effect.mandate.${mandate}`,
    ...Object.entries(places).map(([team, place]) => `effect.${team}.${place}`),
  ];
  return causes.flatMap((cause) =>
    EFFECT_TARGETS.flatMap((target): readonly EffectTerm[] => {
      const row = findAssumption(`${cause}.${target}`);
      if (row === undefined || (row.onlyUnder ?? relation) !== relation) return [];
      return [{ target, input: row.id, ...(row.exponent && { exponent: `${row.exponent}.${relation}` }) }];
    }),
  );
}
