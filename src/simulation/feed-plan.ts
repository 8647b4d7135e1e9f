import { EFFECT_TARGETS } from "../assumptions/effect-targets.js";
import { twoPieceOf } from "../distributions/two-piece-normal.js";
import { INPUT_IDS } from "../funnel/model/inputs.js";
import type { EffectTerm } from "../organisation/effects.js";
import type { Plan, PlannedState } from "./plan.js";
import { withoutCommon } from "./relative-effects.js";

/**
 * How the inputs of a plan are drawn and passed on, as numbers for a kernel that does it for all its lanes (see
 * assembly/lanes/feed.as); `relative-effects.ts` and `inputs.ts` say the same for one trial. Places of inputs are those of
 * the plan.
 */
export interface FeedPlan {
  /** Per law: input, stream, scale (0 identity, 1 logarithm, 2 logit). */
  readonly laws: readonly number[];
  /** Per law: median, standard deviation below and above. */
  readonly parameters: readonly number[];
  /** Per uncertain input that the world has: from the plan's place to the world's. */
  readonly copies: readonly number[];
  /** Per step of an effect: structure, state, effect, kind, input, input that is the exponent or -1. */
  readonly steps: readonly number[];
  /** Structure, state, input, place in the world; -1 -1 where the state's own world begins as the scenario's. */
  readonly overrides: readonly number[];
}

const SCALES = { identity: 0, log: 1, logit: 2 } as const;

/** Kinds of a step. The first of an effect begins with 1. */
const MULTIPLY = 1;
const DIVIDE = 3;
const FIRST = -1;
const RAISE = 4;

/** @param streams in the order of their uniforms */
export function feedPlanOf(plan: Plan, streams: readonly string[]): FeedPlan {
  const places = new Map(plan.inputs.map(({ id }, place) => [id, place]));
  const placeOf = (id: string): number => {
    const place = places.get(id);
    if (place === undefined) throw new Error(`the plan has no input ${id}`);
    return place;
  };
  const laws = plan.inputs.flatMap(({ stream, distribution }, place) => {
    const parameters = twoPieceOf(distribution);
    return parameters === undefined ? [] : [{ place, stream: streams.indexOf(stream), ...parameters }];
  });
  const states = plan.structures.flatMap((structure, number) =>
    structure.states.map((state, place) => ({ at: [number, place], state })),
  );
  return {
    laws: laws.flatMap(({ place, stream, scale }) => [place, stream, SCALES[scale]]),
    parameters: laws.flatMap(({ median, sdBelow, sdAbove }) => [median, sdBelow, sdAbove]),
    copies: INPUT_IDS.flatMap((id, to) => [placeOf(id), to]).filter(
      (_, at, all) => plan.inputs[all[at - (at % 2)]].distribution.kind !== "constant",
    ),
    steps: states.flatMap(({ at, state }) => stepsOf(state, plan, placeOf).flatMap((step) => [...at, ...step])),
    overrides: states.flatMap(({ at, state: { overrides } }) =>
      (overrides.length === 0 ? [] : [[-1, -1]])
        .concat(overrides.map(({ assumption, input }) => [placeOf(input), INPUT_IDS.indexOf(assumption)]))
        .flatMap((one) => [...at, ...one]),
    ),
  };
}

/** The steps of a state's effects: multiplied by its own terms, divided by today's, raised to the strength. */
function stepsOf(state: PlannedState, plan: Plan, placeOf: (id: string) => number): number[][] {
  if (state.neutral) return [];
  const [own, todays] = withoutCommon(state.effects, plan.todayEffects ?? []);
  const begun = new Set<number>();
  const stepOf = (kind: number, { target, input, exponent }: EffectTerm): number[] => {
    const effect = EFFECT_TARGETS.indexOf(target);
    const first = begun.has(effect) ? 0 : FIRST;
    begun.add(effect);
    return [effect, kind + first, placeOf(input), exponent === undefined ? -1 : placeOf(exponent)];
  };
  const steps = [...own.map((term) => stepOf(MULTIPLY, term)), ...todays.map((term) => stepOf(DIVIDE, term))];
  const raised = (plan.effectStrength ?? 1) === 1 ? [] : [...begun].map((effect) => [effect, RAISE, 0, -1]);
  return [...steps, ...raised];
}
