import type { Assumption } from "./assumption.js";
import { CAPACITY } from "./capacity.js";
import { CUSTOMERS } from "./customers.js";
import { BACKGROUND_EFFECTS } from "./effects-background.js";
import { MANDATE_EFFECTS } from "./effects-mandate.js";
import { RELATION_EFFECTS } from "./effects-relation.js";
import { ELASTICITY } from "./elasticity.js";
import { FOCUS } from "./focus.js";
import { FUNNEL } from "./funnel.js";
import { GOODWILL } from "./goodwill.js";
import { MARKET } from "./market.js";
import { MONEY } from "./money.js";
import { PEOPLE } from "./people.js";
import { TEAM_SIZES } from "./teams.js";

/**
 * The book of assumptions: every default of the model, for a mid-size B2B software vendor, in a fixed order. Each one can
 * be overridden by a scenario.
 */
export const BOOK: readonly Assumption[] = [
  ...MARKET,
  ...FUNNEL,
  ...CAPACITY,
  ...CUSTOMERS,
  ...PEOPLE,
  ...FOCUS,
  ...GOODWILL,
  ...ELASTICITY,
  ...MONEY,
  ...TEAM_SIZES,
  ...RELATION_EFFECTS,
  ...BACKGROUND_EFFECTS,
  ...MANDATE_EFFECTS,
];

const BY_ID: ReadonlyMap<string, Assumption> = new Map(BOOK.map((assumption) => [assumption.id, assumption]));

/** The row with this id, if there is one. */
export function findAssumption(id: string): Assumption | undefined {
  return BY_ID.get(id);
}
