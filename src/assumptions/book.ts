import type { Assumption } from "./assumption.js";
import { COMPANY } from "./company.js";
import { BACKGROUND_EFFECTS } from "./effects-background.js";
import { MANDATE_EFFECTS, MANDATE_WEIGHTS } from "./effects-mandate.js";
import { PLACE_EFFECTS } from "./effects-place.js";
import { RELATION_EFFECTS } from "./effects-relation.js";
import { TEAM_SIZES } from "./teams.js";

/**
 * The book of assumptions: every default of the model, for a mid-size B2B software vendor, in a fixed order. Each one can
 * be overridden by a scenario.
 */
export const BOOK: readonly Assumption[] = [
  ...COMPANY,
  ...TEAM_SIZES,
  ...RELATION_EFFECTS,
  ...BACKGROUND_EFFECTS,
  ...MANDATE_EFFECTS,
  ...MANDATE_WEIGHTS,
  ...PLACE_EFFECTS,
];

const BY_ID: ReadonlyMap<string, Assumption> = new Map(BOOK.map((assumption) => [assumption.id, assumption]));

/** The row with this id, if there is one. */
export function findAssumption(id: string): Assumption | undefined {
  return BY_ID.get(id);
}
