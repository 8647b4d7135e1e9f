import { BOOK } from "../assumptions/book.js";
import { MONTHS } from "../assumptions/months.js";
import { TEAMS } from "../organisation/structure.js";
import type { EffectTerm } from "../organisation/effects.js";
import { INPUT_IDS } from "../funnel/model/inputs.js";
import type { Plan } from "../simulation/plan.js";
import { withoutCommon } from "../simulation/relative-effects.js";
import { hasTeam, isIdle } from "./idle-inputs.js";

/**
 * Ids of the assumptions that act on a plan's outcomes, in the order of the book: what the equations read, today's teams, and
 * the effects of structures in so far as they differ from today's. Effects that a structure brings itself, which no book has,
 * come last. Levers are choices, not assumptions.
 */
export function actingAssumptions(plan: Plan): string[] {
  const idle = isIdle(plan);
  const effects = actingEffects(plan);
  const acting = new Set([
    ...INPUT_IDS.filter((id) => !idle(id)),
    ...TEAMS.filter((team) => hasTeam(plan, team)).map((team) => `teams.${team}.headcount`),
    ...effects,
  ]);
  const ofBook = BOOK.map(({ id }) => id);
  return [...ofBook.filter((id) => acting.has(id)), ...effects.filter((id) => !ofBook.includes(id))];
}

/** Inputs of the effects of all structures relative to today's. */
function actingEffects({ structures, todayEffects = [], effectStrength = 1 }: Plan): string[] {
  if (effectStrength === 0) return [];
  const states = structures.flatMap((structure) => structure.states).filter(({ neutral }) => !neutral);
  return [...new Set(states.flatMap(({ effects }) => withoutCommon(effects, todayEffects).flat().flatMap(inputsOf)))];
}

const inputsOf = ({ input, exponent }: EffectTerm): string[] => (exponent === undefined ? [input] : [input, exponent]);

const SEASONALITY = "market.seasonality";
const SEASONS = MONTHS.map((month) => `${SEASONALITY}.${month}`);

/** The course of the year is one assumption with twelve numbers; any other is itself. */
export const asOneSeasonality = (id: string): string => (SEASONS.includes(id) ? SEASONALITY : id);
