import type { Plan, PlannedState, PlannedStructure } from "../../simulation/plan.js";

/** Where two structures stand from some month on. */
export interface Moment {
  readonly from: number;
  readonly before: PlannedState;
  readonly after: PlannedState;
}

/**
 * Two structures at every time at which one of them changes. Each side is a state of its own: nothing is disrupted where that
 * side goes on as it was, and `effects: none` is spelled out as the effects of today, which it equals.
 */
export function timelineOf(plan: Plan, before: PlannedStructure, after: PlannedStructure): readonly Moment[] {
  const changes = [before, after].flatMap(({ states }) => states.slice(1).map(({ from }) => from));
  const times = [...new Set(changes)].sort((a, b) => a - b);
  const start: Moment = {
    from: 0,
    before: spelledOut(plan, before.states[0]),
    after: spelledOut(plan, after.states[0]),
  };
  const later = times.map((from): Moment => ({
    from,
    before: spelledOut(plan, stateAt(before, from)),
    after: spelledOut(plan, stateAt(after, from)),
  }));
  return [start, ...later];
}

/** The state in place once month `from` has brought its change. */
function stateAt({ states }: PlannedStructure, from: number): PlannedState {
  const [first, ...later] = states;
  const state = later.findLast((own) => own.from <= from) ?? first;
  return later.some((own) => own.from === from) ? state : { ...state, disrupted: [] };
}

function spelledOut({ todayEffects = [] }: Plan, state: PlannedState): PlannedState {
  return state.neutral ? { ...state, neutral: false, effects: todayEffects } : state;
}
