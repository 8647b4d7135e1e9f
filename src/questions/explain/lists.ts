import { GRADES } from "../../assumptions/assumption.js";
import { BOOK } from "../../assumptions/book.js";
import { EFFECT_TARGETS } from "../../assumptions/effect-targets.js";
import { GROUP_IDS } from "../../assumptions/groups.js";
import { OUTCOME_IDS } from "../../funnel/outcomes.js";
import { BACKGROUNDS, MANDATES, RELATIONS, ROLES, TEAMS } from "../../organisation/structure.js";
import { DISTRIBUTION_NAMES } from "../../scenario/read-named-distribution.js";
import type { ListKind } from "./options.js";

/** Names that may stand in a scenario or on the command line, in the order of the model. */
export const LISTS: Readonly<Record<ListKind, readonly string[]>> = {
  ids: BOOK.map(({ id }) => id),
  groups: GROUP_IDS,
  outcomes: OUTCOME_IDS,
  effects: EFFECT_TARGETS,
  distributions: DISTRIBUTION_NAMES,
  teams: TEAMS,
  roles: ROLES,
  backgrounds: BACKGROUNDS,
  mandates: MANDATES,
  relations: RELATIONS,
  grades: GRADES,
};
