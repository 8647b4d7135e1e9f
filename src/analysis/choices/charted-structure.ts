import { deriveOrganisation } from "../../organisation/derive.js";
import { effectTerms } from "../../organisation/effect-terms.js";
import type { EffectTerm } from "../../organisation/effects.js";
import type { Managers } from "../../organisation/managers.js";
import { PLACED_TEAMS, type Mandate, type OrgChart, type Posts } from "../../organisation/structure.js";
import type { PlannedState, PlannedStructure } from "../../simulation/plan.js";

/** The charts behind a planned structure: what its states were derived from. */
export interface ChartedStructure {
  readonly planned: PlannedStructure;
  /** In order; the first is where it starts, each later one is in place from month `from` on, as in `PlannedStructure`. */
  readonly stages: readonly ChartedStage[];
  /**
   * Of today's structure, where others replace it on the way: the month in which another decision would come into force, as
   * theirs do. Until then everything is as it was measured.
   */
  readonly changesFrom?: number;
}

export interface ChartedStage {
  readonly from: number;
  readonly chart: OrgChart;
  readonly mandate: Mandate;
  /** False while it is still today's structure: nothing can be chosen there. */
  readonly isChosen: boolean;
}

/** What somebody decides about a structure, and what its effects follow from. */
export interface Decided {
  readonly chart: OrgChart;
  readonly mandate: Mandate;
  readonly posts: Posts;
  readonly managers: Managers;
}

/** One decision taken otherwise. */
export type Redecide = (decided: Decided) => Decided;

/**
 * The structure with a decision taken otherwise in every state in which it is its own: effects of its chart and mandate are
 * derived anew, its own effects, the assumptions it overrides and its way there stay.
 */
export function redecided({ planned, stages, changesFrom }: ChartedStructure, redecide: Redecide): PlannedStructure {
  const before = changesFrom === undefined ? planned.states : withChangeAt(planned.states, changesFrom);
  const states = before.map((state, place): PlannedState => {
    const { chart, mandate, isChosen } = stageOf(stages, state, place);
    const isForced = changesFrom === undefined || (place > 0 && state.from >= changesFrom);
    if (!isChosen || !isForced) return state;
    const decided: Decided = { chart, mandate, posts: state.posts, managers: state.managers };
    const other = redecide(decided);
    const { posts, managers } = other;
    return { ...state, posts, managers, effects: state.neutral ? [] : changedEffects(state.effects, decided, other) };
  });
  return { ...planned, states };
}

/** The states with one that begins in `month`, equal to what is in place then, if none does. */
function withChangeAt(states: readonly PlannedState[], month: number): readonly PlannedState[] {
  const [first, ...later] = states;
  if (later.some(({ from }) => from === month)) return states;
  const [earlier, after] = [later.filter(({ from }) => from < month), later.filter(({ from }) => from > month)];
  const inPlace = earlier.at(-1) ?? first;
  return [first, ...earlier, { ...inPlace, from: month, disrupted: [] }, ...after];
}

/** What has been decided in the state the structure ends up in. */
export function lastDecided({ planned, stages }: ChartedStructure): Decided {
  const { chart, mandate } = stages[stages.length - 1];
  const { posts, managers } = planned.states[planned.states.length - 1];
  return { chart, mandate, posts, managers };
}

/** The stage a state belongs to: a structure may have more states than stages, where only assumptions change. */
function stageOf([first, ...later]: readonly ChartedStage[], { from }: PlannedState, place: number): ChartedStage {
  return place === 0 ? first : (later.findLast((stage) => stage.from <= from) ?? first);
}

/** Effects that do not follow from chart and mandate are the structure's own, and stay. */
function changedEffects(effects: readonly EffectTerm[], before: Decided, after: Decided): readonly EffectTerm[] {
  const derived = new Set(derivedEffects(before).map(({ input }) => input));
  return [...derivedEffects(after), ...effects.filter(({ input }) => !derived.has(input))];
}

function derivedEffects({ chart, mandate, posts }: Decided): readonly EffectTerm[] {
  const { relation, background, places } = deriveOrganisation(chart);
  const staffed = PLACED_TEAMS.filter((team) => posts[team] > 0 && places[team] !== undefined);
  const staffedPlaces = Object.fromEntries(staffed.map((team) => [team, places[team]]));
  return effectTerms(relation, background, mandate, staffedPlaces);
}
